-- Move URLs that were fed from outside into the queue: each leaves the outside key and enters ours in one step.
--
-- keys: outside key, active, runs, sites, run, requests, next_id, groups, backlog, dead, seen, marks, then ready keys
-- args: site, arguments, run id, wake channel, number of children, number of bad ones, children (insert.lua), then the
--       children's raw values in the same order, then for each bad one: raw value, name, dead letter (JSON)
-- return: {taken, bad}
--@include frontier/lua/time.lua
--@include frontier/lua/guard.lua
--@include frontier/lua/payload.lua
--@include frontier/lua/queue.lua
--@include frontier/lua/run.lua
--@include frontier/lua/insert.lua
local outside, active, runs, sites, run = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local keys = { requests = KEYS[6], next_id = KEYS[7], groups = KEYS[8], backlog = KEYS[9], seen = KEYS[11], marks = KEYS[12] }
local dead = KEYS[10]
local site, arguments, id, channel = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local number, bad = tonumber(ARGV[5]), tonumber(ARGV[6])
local wrong = guard(
  active, 'hash', runs, 'zset', sites, 'set', run, 'hash', keys.requests, 'hash',
  keys.next_id, 'string', keys.groups, 'set', keys.backlog, 'list', dead, 'hash', keys.seen, 'hash',
  keys.marks, 'set'
)
if wrong then
  return wrong
end
-- Planned as if all were still there, before anything is taken. None of them is filtered: all are in the plan.
local plan = plan_children(keys, 7, number)
wrong = check_plan(keys, plan)
if wrong then
  return wrong
end
local first_raw = 8 + number
local kind = redis.call('TYPE', outside).ok
local function take(raw)
  if kind == 'list' then
    return redis.call('LREM', outside, 1, raw) == 1
  elseif kind == 'set' then
    return redis.call('SREM', outside, raw) == 1
  elseif kind == 'zset' then
    return redis.call('ZREM', outside, raw) == 1
  end
end

local queue, priorities, ready = {}, {}, {}
for each = 1, number do
  if take(ARGV[first_raw + each - 1]) then
    local at = #queue + 1
    queue[at], priorities[at], ready[at] = plan.queue[each], plan.priorities[each], plan.ready[each]
  end
end
plan.queue, plan.priorities, plan.ready, plan.listed = queue, priorities, ready, #queue
local buried = 0
for each = 1, bad do
  local at = first_raw + number + (each - 1) * 3
  if take(ARGV[at]) then
    redis.call('HSET', dead, ARGV[at + 1], ARGV[at + 2])
    buried = buried + 1
  end
end
if #plan.queue + buried > 0 then
  redis.call('SADD', sites, site)
  if redis.call('EXISTS', run) == 0 then
    redis.call('HSET', run, 'run', id, 'site', site, 'args', arguments, 'started', now, 'pending', 0)
    redis.call('ZADD', runs, now, id)
  end
  redis.call('HSET', run, 'state', 'running')
  redis.call('PERSIST', run)
  redis.call('HSET', active, arguments, id)
  insert_children(keys, plan)
  local counters = { listed = plan.listed, failed = buried, pending = #plan.queue }
  local pending = count(run, read_run(run, 'listed', 'failed'), counters)
  end_if_complete(run, keys.marks, active, channel, pending)
  redis.call('PUBLISH', channel, 'work')
end
return { #plan.queue, buried }
