-- Commit a page: its children, its records, its marks and the end of its lease, at once or not at all.
--
-- keys: requests, leases, holders, tries, flight, run, marks, active, next_id, seen, groups, backlog, outbox, epoch,
--       sequence, known, validators, staged, spilled, spills, then ready keys, buckets and near-duplicate keys
-- args: request id, token, wake channel, run id, counter of this page (pages, fetched, gone, unchanged, dropped or
--       replaced), not articles, validator field (or empty), validator value, number of staged children, level,
--       number of children, number of records, children (insert.lua), records
-- A record: id, 16 hex of its content hash, field (d or z), data, number of near-duplicate arguments, those arguments.
-- return: {"done", queued, records appended, pending of the run, seen count, split} | {"lost"} | {"stale", level, split}
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
local plan, level, split = plan_children(keys, 13, children, tonumber(ARGV[10]))
if not plan then
  return { 'stale', level, split }
end
local wrong = guard(requests, 'hash', leases, 'zset', flight, 'zset')
  or number_staged > 0 and guard(staged, 'list', spilled, 'list', spills, 'set')
  or ARGV[7] ~= '' and guard(validators, 'hash')
  or check_plan(keys, plan)
if wrong then
  return wrong
end
if number_staged > 0 and redis.call('LLEN', staged) ~= number_staged then
  return { 'lost' } -- staged under another lease, or expired
end
local tried = checked('hash', 'HGET', tries, id)

-- Which records are new: a content that is known of its id, or that this page has twice, is not appended again.
local new, contents, repeated = {}, {}, 0
local at = 14 + children
local era, number
if records > 0 then
  era, number = checked('string', 'GET', epoch), tonumber(checked('string', 'GET', sequence) or 0)
  if not number then
    return redis.error_reply('NOTANUMBER ' .. sequence)
  end
  for _ = 1, records do
    local record, hash = ARGV[at], ARGV[at + 1]
    local had = contents[record] or checked('hash', 'HGET', known, record) or ''
    if string.find(had, hash, 1, true) then
      repeated = repeated + 1
    else
      contents[record] = had .. hash
      new[#new + 1] = at
    end
    at = at + 5 + tonumber(ARGV[at + 4])
  end
end
local had = read_run(run, 'listed', 'known', 'new', 'repeated', 'not_article', counter)
if had.pending + number_staged <= 1 then
  checked('hash', 'HLEN', active) -- the run may end with this page
end
wrong = enter_seen(plan)
if wrong then
  return wrong
end

-- Records next: the stream refuses an id behind its last one, and then nothing at all has been written.
local last_number = number
local function append(first)
  local record = ARGV[first]
  local near = near_dup(record, first + 5, tonumber(ARGV[first + 4]))
  local entry = { ARGV[first + 2], ARGV[first + 3], 'r', run_id, 't', string.format('%.0f', now) }
  if near then
    entry[7], entry[8] = 'n', near
  end
  last_number = last_number + 1
  local name = (era or '1') .. '-' .. string.format('%.0f', last_number)
  local added = redis.pcall('XADD', outbox, name, unpack(entry))
  if type(added) == 'table' and added.err then
    error(redis.error_reply('OUTBOX ' .. outbox .. ' cannot take ' .. name .. ': ' .. added.err))
  end
end
for _, first in ipairs(new) do
  local done, failed = pcall(append, first)
  if not done then
    if first == new[1] then
      leave_seen(plan)
    end
    error(failed)
  end
end
if #new > 0 then
  redis.call('SET', sequence, string.format('%.0f', last_number))
  if not era then
    redis.call('SET', epoch, '1')
  end
  local written = {}
  for record, hashes in pairs(contents) do
    written[#written + 1], written[#written + 2] = record, hashes
  end
  in_portions(written, 'HSET', known)
end

-- The marks are there, and their life was renewed today.
local renewed = plan.marked and math.floor(had.touched / 86400000) == math.floor(now / 86400000)
local woke = insert_children(keys, plan, renewed)
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
if tried then
  if counter == 'replaced' and #plan.queue == 1 then
    -- The one child stands in for its parent and inherits what it has tried.
    redis.call('HSET', tries, string.format('%.0f', plan.last), tried)
  end
  redis.call('HDEL', tries, id)
end
local pending = had.there and count(run, had, {
  listed = counter == 'replaced' and 0 or plan.listed, known = plan.known, new = #new, repeated = repeated,
  not_article = tonumber(ARGV[6]), [counter] = 1, pending = #plan.queue + number_staged - 1,
}) or 0
if woke then
  redis.call('PUBLISH', channel, 'work')
end
end_if_complete(run, marks, active, channel, pending)
return { 'done', #plan.queue, #new, pending, plan.count, plan.split }
