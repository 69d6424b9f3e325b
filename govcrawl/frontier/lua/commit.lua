-- Commit a page: its children, its records, its marks and the end of its lease, at once or not at all.
--
-- keys: requests, leases, holders, tries, flight, run, marks, active, next_id, seen, groups, backlog, outbox, epoch,
--       sequence, known, validators, staged, spilled, spills, then ready keys, buckets and near-duplicate keys
-- args: request id, token, wake channel, run id, counter of this page (pages, fetched, gone, unchanged, dropped or
--       replaced), not articles, validator field (or empty), validator value, number of staged children, level,
--       number of children, number of records, children (insert.lua), records
-- A record: id, 16 hex of its content hash, field (d or z), data, number of near-duplicate arguments, those arguments.
-- return: {"done", queued, records appended, pending of the run, seen count, split} | {"lost"} | {"stale", level}
--@include frontier/lua/time.lua
--@include frontier/lua/guard.lua
--@include frontier/lua/payload.lua
--@include frontier/lua/queue.lua
--@include frontier/lua/run.lua
--@include frontier/lua/lease_end.lua
--@include frontier/lua/insert.lua
--@include frontier/lua/near_dup.lua
local requests, leases, holders, tries, flight = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local run, marks, active = KEYS[6], KEYS[7], KEYS[8]
local keys = { requests = requests, next_id = KEYS[9], marks = marks, seen = KEYS[10], groups = KEYS[11], backlog = KEYS[12] }
local outbox, epoch, sequence, known = KEYS[13], KEYS[14], KEYS[15], KEYS[16]
local validators, staged, spilled, spills = KEYS[17], KEYS[18], KEYS[19], KEYS[20]
local id, token, channel, run_id, counter = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local number_staged, children, records = tonumber(ARGV[9]), tonumber(ARGV[11]), tonumber(ARGV[12])

if not held(holders, id, token) then
  return { 'lost' }
end
local wrong = guard(
  requests, 'hash', leases, 'zset', tries, 'hash', flight, 'zset', run, 'hash', marks, 'set',
  active, 'hash', keys.next_id, 'string', keys.seen, 'hash', keys.groups, 'set', keys.backlog, 'list',
  outbox, 'stream', epoch, 'string', sequence, 'string', known, 'hash', validators, 'hash',
  staged, 'list', spilled, 'list', spills, 'set'
)
if wrong then
  return wrong
end
local plan, level = plan_children(keys, 13, children, tonumber(ARGV[10]))
if not plan then
  return { 'stale', level }
end
if number_staged > 0 and redis.call('LLEN', staged) ~= number_staged then
  return { 'lost' } -- staged under another lease, or expired
end

-- Records first: the stream refuses an id behind its last one, and then nothing at all has been written.
local appended, repeated = 0, 0
local at = 13 + children * CHILD
if records > 0 then
  local era = redis.call('GET', epoch) or '1'
  local next_number = tonumber(redis.call('GET', sequence) or 0)
  for _ = 1, records do
    local record, hash, field, data, extra = ARGV[at], ARGV[at + 1], ARGV[at + 2], ARGV[at + 3], tonumber(ARGV[at + 4])
    local contents = redis.call('HGET', known, record) or ''
    if string.find(contents, hash, 1, true) then
      repeated = repeated + 1
    else
      next_number = next_number + 1
      local near = near_dup(record, at + 5, extra)
      local entry = { field, data, 'r', run_id }
      if near then
        entry[5], entry[6] = 'n', near
      end
      local added = redis.pcall('XADD', outbox, era .. '-' .. string.format('%.0f', next_number), unpack(entry))
      if type(added) == 'table' and added.err then
        return redis.error_reply('OUTBOX ' .. outbox .. ' cannot take ' .. era .. '-' .. next_number .. ': ' .. added.err)
      end
      redis.call('SET', sequence, string.format('%.0f', next_number))
      redis.call('HSET', known, record, contents .. hash)
      appended = appended + 1
    end
    at = at + 5 + extra
  end
  redis.call('SET', epoch, era)
end

local woke = insert_children(keys, plan)
if number_staged > 0 then
  redis.call('RENAME', staged, spilled)
  redis.call('PERSIST', spilled)
  redis.call('SADD', spills, id)
end
if ARGV[7] ~= '' then
  redis.call('HSET', validators, ARGV[7], today .. ' ' .. ARGV[8])
end
end_lease(leases, holders, flight, id, token)
redis.call('HDEL', requests, id)
if counter == 'replaced' then
  -- The one child stands in for its parent and inherits what it has tried.
  local tried = redis.call('HGET', tries, id)
  if tried and #plan.queue == 1 then
    redis.call('HSET', tries, redis.call('GET', keys.next_id), tried)
  end
end
redis.call('HDEL', tries, id)
count(run, {
  listed = counter == 'replaced' and 0 or plan.listed, known = plan.known, new = appended, repeated = repeated, not_article = tonumber(ARGV[6]),
  [counter] = 1,
})
local pending = redis.call('HINCRBY', run, 'pending', #plan.queue + number_staged - 1)
if woke then
  redis.call('PUBLISH', channel, 'work')
end
end_if_complete(run, marks, active, channel, pending)
local seen = redis.call('HMGET', keys.seen, 'count', 'split')
return { 'done', #plan.queue, appended, pending, tonumber(seen[1] or 0), tonumber(seen[2] or 0) }
