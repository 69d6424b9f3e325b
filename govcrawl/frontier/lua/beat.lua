-- A worker is alive. The index is scored by the server's clock, and old entries go.
--
-- keys: workers, worker
-- args: worker id, life s, then fields and values of the worker
-- return: {"beat"}
--@include frontier/lua/time.lua
--@include frontier/lua/guard.lua
local wrong = guard(KEYS[1], 'zset', KEYS[2], 'hash')
if wrong then
  return wrong
end
redis.call('ZADD', KEYS[1], now, ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - ARGV[2] * 1000)
redis.call('HSET', KEYS[2], 'beat', now, unpack(ARGV, 3))
redis.call('EXPIRE', KEYS[2], ARGV[2])
return { 'beat' }
