-- Take pages out of the seen set. What is known of list pages' versions goes too, so that they are read again.
--
-- keys: seen, validators, two candidate buckets
-- args: 8 bytes of fingerprint, level
-- return: {"forgotten", 1 or 0} | {"stale", level}
--@include frontier/lua/guard.lua
local seen, validators = KEYS[1], KEYS[2]
local wrong = guard(seen, 'hash', validators, 'hash', KEYS[3], 'hash', KEYS[4], 'hash')
if wrong then
  return wrong
end
local state = redis.call('HMGET', seen, 'level', 'split')
if tonumber(state[1] or 0) ~= tonumber(ARGV[2]) then
  return { 'stale', tonumber(state[1] or 0) }
end
local a, b, c, d, e, f = string.byte(ARGV[1], 1, 6)
local hash = ((((a * 256 + b) * 256 + c) * 256 + d) * 256 + e) * 256 + f
local bucket = KEYS[hash % (2 ^ tonumber(ARGV[2])) < tonumber(state[2] or 0) and 4 or 3]
local gone = redis.call('HDEL', bucket, ARGV[1])
redis.call('HINCRBY', seen, 'count', -gone)
redis.call('UNLINK', validators)
return { 'forgotten', gone }
