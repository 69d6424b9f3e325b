-- Fragment: the gate of a host group, one for the whole fleet. Needs time.lua.
-- `next`: nobody sends before (ms). `token`: who passed and has not reported yet. `due`: when that one may send.
-- `slow`: how many times the usual gap, after 429 or 503.
local function effective_delay(gate, delay)
  local slow = tonumber(redis.call('HGET', gate, 'slow') or 1)
  if slow > 1 then
    return math.floor(math.max(delay, 50) * slow)
  end
  return delay
end

local function gate_room(flight, concurrency, self)
  redis.call('ZREMRANGEBYSCORE', flight, '-inf', now)
  local under_way = redis.call('ZCARD', flight)
  if self and redis.call('ZSCORE', flight, self) then
    under_way = under_way - 1
  end
  return under_way < concurrency
end

-- How long to wait (ms), 0 where the gate is open. `self`: a token that does not count as under way.
local function gate_wait(gate, flight, delay, concurrency, self)
  local state = redis.call('HMGET', gate, 'next', 'token', 'due')
  local opens = tonumber(state[1] or 0)
  if self and state[2] == self then
    opens = tonumber(state[3] or 0) -- its own pass, unused: it was held up, and nobody has passed since
  end
  if opens > now then
    -- It may open earlier, when whoever holds it reports: look again after one gap.
    return math.max(1, math.min(opens - now, math.max(delay, 100)))
  end
  return gate_room(flight, concurrency, self) and 0 or 200
end

-- Where nobody is between pass and report, it is certain when the gate opens: a pass for then may be given now (ms
-- ahead), and saves asking again. nil where it is not.
local function pass_ahead(gate, delay)
  local state = redis.call('HMGET', gate, 'next', 'token')
  local ahead = tonumber(state[1] or 0) - now
  if ahead > 0 and ahead <= math.min(delay, 2000) and not state[2] then
    return ahead
  end
end

-- With a gap to keep, the gate is shut until the one who passed reports its response (report.lua): only then is it
-- sure that the host has had the request, however slow a loaded worker was to send it. `hold` bounds the wait.
-- Where there is a gap, only one passes at a time: the last of `tokens`.
local function pass_gate(gate, flight, tokens, delay, hold, life, ahead)
  if delay > 0 then
    local due = now + (ahead or 0)
    redis.call('HSET', gate, 'next', due + delay + hold, 'token', tokens[#tokens], 'due', due)
    redis.call('PEXPIRE', gate, 86400000)
  end
  local flights = {}
  for each, token in ipairs(tokens) do
    flights[2 * each - 1], flights[2 * each] = now + life, token
  end
  redis.call('ZADD', flight, unpack(flights))
  redis.call('PEXPIRE', flight, 86400000)
end
