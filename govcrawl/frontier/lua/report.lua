-- Report that the host has answered (or failed): the gap begins now. Bad news slow the whole fleet for that host.
--
-- keys: gate, flight
-- args: token, delay ms, news (good; busy: 429 or 503; none: no answer; unused: nothing was sent), Retry-After ms (or
--       0), 1 to end the flight
-- return: {slow} as a string, the factor in force
--@include frontier/lua/time.lua
--@include frontier/lua/guard.lua
--@include frontier/lua/gate.lua
local gate, flight = KEYS[1], KEYS[2]
local token, delay, news, after = ARGV[1], tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4])
local wrong = guard(gate, 'hash', flight, 'zset')
if wrong then
  return wrong
end
if ARGV[5] == '1' then
  redis.call('ZREM', flight, token)
end
local slow = tonumber(redis.call('HGET', gate, 'slow') or 1)
if news == 'busy' then
  -- One doubling a gap: ten workers that are refused at the same moment are one piece of news.
  if now >= tonumber(redis.call('HGET', gate, 'until') or 0) then
    slow = math.min(slow * 2, 64)
    redis.call('HSET', gate, 'slow', slow, 'good', 0, 'until', now + math.floor(math.max(delay, 50) * slow))
  end
elseif news == 'good' and slow > 1 then
  if redis.call('HINCRBY', gate, 'good', 1) >= 3 then
    slow = slow / 2
    redis.call('HSET', gate, 'slow', slow, 'good', 0)
  end
end
local wait = effective_delay(gate, delay)
local opens = tonumber(redis.call('HGET', gate, 'next') or 0)
if redis.call('HGET', gate, 'token') == token then
  opens = news == 'unused' and math.max(now, tonumber(redis.call('HGET', gate, 'due') or 0)) or now + wait
  redis.call('HDEL', gate, 'token')
end
if after > 0 then
  opens = math.max(opens, now + after)
elseif news == 'busy' then
  opens = math.max(opens, now + wait)
end
if opens > 0 then
  redis.call('HSET', gate, 'next', opens)
  redis.call('PEXPIRE', gate, 86400000)
end
return { tostring(slow) }
