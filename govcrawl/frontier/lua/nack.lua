-- Give a request back: to be tried again later, at once, or never.
--
-- keys: requests, leases, holders, tries, flight, delayed, ready, backlog, run, marks, active, dead, seen, validators,
--       two candidate buckets
-- args: request id, token, wake channel, what (release: as if it had not been leased; retry; dead), delay ms, failures
--       allowed, dead letter (JSON), 8 bytes of fingerprint (or empty), level, validator field of the listing page
-- return: {"released"} | {"delayed", failures} | {"dead", failures} | {"lost"} | {"stale", level}
--@include frontier/lua/time.lua
--@include frontier/lua/guard.lua
--@include frontier/lua/payload.lua
--@include frontier/lua/queue.lua
--@include frontier/lua/run.lua
--@include frontier/lua/lease_end.lua
local requests, leases, holders, tries, flight = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local delayed, ready, backlog, run, marks, active = KEYS[6], KEYS[7], KEYS[8], KEYS[9], KEYS[10], KEYS[11]
local dead, seen, validators = KEYS[12], KEYS[13], KEYS[14]
local id, token, channel, what, delay = ARGV[1], ARGV[2], ARGV[3], ARGV[4], tonumber(ARGV[5])
local fingerprint, level = ARGV[8], tonumber(ARGV[9])
if not held(holders, id, token) then
  return { 'lost' }
end
local wrong = guard(
  requests, 'hash', leases, 'zset', tries, 'hash', flight, 'zset', delayed, 'zset', ready, 'zset',
  backlog, 'list', run, 'hash', marks, 'set', active, 'hash', dead, 'hash', seen, 'hash',
  validators, 'hash', KEYS[15], 'hash', KEYS[16], 'hash'
)
if wrong then
  return wrong
end
local payload = redis.call('HGET', requests, id)
local head = payload and header(payload)
local rank = score(head and head.priority or 0, id)

if what == 'release' then
  end_lease(leases, holders, flight, id, token)
  make_ready(ready, backlog, id, rank)
  redis.call('PUBLISH', channel, 'work')
  return { 'released' }
end

local failures, reclaims = string.match(redis.call('HGET', tries, id) or '0 0', '^(%d+) (%d+)')
failures = tonumber(failures or 0) + 1
if what == 'retry' and failures <= tonumber(ARGV[6]) then
  local had = read_run(run, 'retried')
  end_lease(leases, holders, flight, id, token)
  redis.call('HSET', tries, id, failures .. ' ' .. (reclaims or 0))
  if delay > 0 then
    redis.call('ZADD', delayed, now + delay, id)
  else
    make_ready(ready, backlog, id, rank)
  end
  count(run, had, { retried = 1 })
  return { 'delayed', failures }
end

-- A dead letter also leaves the seen set, so that the next run that lists the page tries again; and what is known of
-- the listing page's version goes, so that it is read again.
local state = redis.call('HMGET', seen, 'level', 'split')
if tonumber(state[1] or 0) ~= level then
  return { 'stale', tonumber(state[1] or 0) }
end
local counted = redis.call('EXISTS', run) == 1
local had = read_run(run, 'failed')
end_lease(leases, holders, flight, id, token)
redis.call('HDEL', requests, id)
redis.call('HDEL', tries, id)
redis.call('HSET', dead, id, ARGV[7])
if fingerprint ~= '' then
  local a, b, c, d, e, f = string.byte(fingerprint, 1, 6)
  local hash = ((((a * 256 + b) * 256 + c) * 256 + d) * 256 + e) * 256 + f
  local bucket = KEYS[hash % (2 ^ level) < tonumber(state[2] or 0) and 16 or 15]
  redis.call('HINCRBY', seen, 'count', -redis.call('HDEL', bucket, fingerprint))
  redis.call('HDEL', validators, ARGV[10])
end
if counted then
  end_if_complete(run, marks, active, channel, count(run, had, { failed = 1, pending = -1 }))
end
return { 'dead', failures }
