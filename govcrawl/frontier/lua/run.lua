-- Fragment: a run's counters and its end. Needs time, guard.
-- A run is complete when nothing of it is queued, delayed, leased or spilled: when `pending` is 0.

-- A look at a run before anything is written, which fails, with its key, on what is no run.
local function read_run(run, ...)
  local names = { 'touched', 'pending', 'run', ... }
  local had = {}
  for at, value in ipairs(checked('hash', 'HMGET', run, unpack(names))) do
    had[names[at]] = tonumber(value or 0) or 0
    had.there = had.there or names[at] == 'run' and value
  end
  return had
end

-- Write the counters that change; returns what is pending now.
local function count(run, had, counters)
  local changed = { 'touched', string.format('%.0f', now) }
  for name, by in pairs(counters) do
    if by ~= 0 or name == 'pending' then
      had[name] = had[name] + by
      changed[#changed + 1], changed[#changed + 2] = name, string.format('%.0f', had[name])
    end
  end
  redis.call('HSET', run, unpack(changed))
  return had.pending
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
