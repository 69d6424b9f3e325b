-- Fragment: a run's counters and its end. Needs time.lua.
-- A run is complete when nothing of it is queued, delayed, leased or spilled: when `pending` is 0.
local function count(run, counters)
  for name, by in pairs(counters) do
    if by ~= 0 then
      redis.call('HINCRBY', run, name, by)
    end
  end
  redis.call('HSET', run, 'touched', now)
end

local function end_if_complete(run, marks, active, channel, pending)
  if pending > 0 or redis.call('HGET', run, 'state') ~= 'running' then
    return
  end
  redis.call('HSET', run, 'state', 'complete', 'finished', now)
  redis.call('EXPIRE', run, 7776000)
  redis.call('UNLINK', marks)
  local args = redis.call('HGET', run, 'args')
  local id = redis.call('HGET', run, 'run')
  if args and redis.call('HGET', active, args) == id then
    redis.call('HDEL', active, args)
  end
  redis.call('PUBLISH', channel, 'complete')
end
