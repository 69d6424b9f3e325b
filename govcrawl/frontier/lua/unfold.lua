-- Move the head of a spilled list into the queue. Anybody may; the length says whether somebody else did.
--
-- keys: spilled, spills, run, marks, active, requests, next_id, seen, groups, backlog, then ready keys and buckets
-- args: request id, length of the list as the caller saw it, wake channel, level, number of children, children (insert.lua)
-- return: {"unfolded", left, seen count, split} | {"stale", level, split} | {"again"}
--@include frontier/lua/time.lua
--@include frontier/lua/guard.lua
--@include frontier/lua/payload.lua
--@include frontier/lua/queue.lua
--@include frontier/lua/run.lua
--@include frontier/lua/insert.lua
--@include frontier/lua/enter.lua
local spilled, spills, run, marks, active = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local keys = { requests = KEYS[6], next_id = KEYS[7], marks = marks, seen = KEYS[8], groups = KEYS[9], backlog = KEYS[10] }
local number = tonumber(ARGV[5])
local wrong = guard(
  spilled, 'list', spills, 'set', run, 'hash', marks, 'set', active, 'hash', keys.requests, 'hash',
  keys.next_id, 'string', keys.seen, 'hash', keys.groups, 'set', keys.backlog, 'list'
)
if wrong then
  return wrong
end
if redis.call('LLEN', spilled) ~= tonumber(ARGV[2]) then
  return { 'again' }
end
local plan, had, refusal = enter_children(keys, run, 6, number, tonumber(ARGV[4]))
if not plan then
  return refusal
end
insert_children(keys, plan)
redis.call('LTRIM', spilled, number, -1)
local left = redis.call('LLEN', spilled)
if left == 0 then
  redis.call('SREM', spills, ARGV[1])
end
local pending = count(run, had, { listed = plan.listed, known = plan.known, pending = #plan.queue - number })
redis.call('PUBLISH', ARGV[3], 'work')
end_if_complete(run, marks, active, ARGV[3], pending)
return { 'unfolded', left, plan.count, plan.split }
