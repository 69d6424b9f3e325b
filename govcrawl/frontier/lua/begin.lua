-- Begin a run, with its first requests, unless the same arguments have an unfinished one: then join that.
-- Two workers that start together make one run.
--
-- keys: active, runs, sites, run, marks, requests, next_id, seen, groups, backlog, then ready keys and buckets
-- args: site, arguments, run id, wake channel, 1 where these are all first requests (0: more come), level, number of
--       children, children (insert.lua)
-- return: {"joined", run id of the unfinished run} | {"begun", run id, seen count, split} | {"stale", level, split}
--@include frontier/lua/time.lua
--@include frontier/lua/guard.lua
--@include frontier/lua/payload.lua
--@include frontier/lua/queue.lua
--@include frontier/lua/run.lua
--@include frontier/lua/insert.lua
--@include frontier/lua/enter.lua
local active, runs, sites, run, marks = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local keys = { requests = KEYS[6], next_id = KEYS[7], marks = marks, seen = KEYS[8], groups = KEYS[9], backlog = KEYS[10] }
local site, arguments, id, channel = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local wrong = guard(
  active, 'hash', runs, 'zset', sites, 'set', run, 'hash', marks, 'set', keys.requests, 'hash',
  keys.next_id, 'string', keys.seen, 'hash', keys.groups, 'set', keys.backlog, 'list'
)
if wrong then
  return wrong
end

local unfinished = redis.call('HGET', active, arguments)
if unfinished and unfinished ~= id then
  return { 'joined', unfinished }
end
local state = redis.call('HGET', run, 'state')
if state and state ~= 'starting' then
  return { 'joined', id } -- another worker has brought the rest of the first requests
end
local plan, had, refusal = enter_children(keys, run, 8, tonumber(ARGV[7]), tonumber(ARGV[6]))
if not plan then
  return refusal
end

if not state then
  redis.call('HSET', run, 'run', id, 'site', site, 'args', arguments, 'started', now, 'pending', 0)
  redis.call('HSET', active, arguments, id)
  redis.call('ZADD', runs, now, id)
  redis.call('ZREMRANGEBYSCORE', runs, '-inf', '(' .. string.format('%.0f', now - 7776000000))
  redis.call('SADD', sites, site)
end
insert_children(keys, plan)
redis.call('HSET', run, 'state', ARGV[5] == '1' and 'running' or 'starting')
local pending = count(run, had, { listed = plan.listed, known = plan.known, pending = #plan.queue })
if #plan.queue > 0 then
  redis.call('PUBLISH', channel, 'work')
end
end_if_complete(run, marks, active, channel, pending)
return { 'begun', id, plan.count, plan.split }
