-- Stage children of a page that has more than one commit should hold. Nobody sees them before that commit.
--
-- keys: holders, staged
-- args: request id, token, number staged before, life s, then children as strings (msgpack)
-- return: {"staged", number now} | {"lost"}
--@include frontier/lua/guard.lua
--@include frontier/lua/lease_end.lua
local wrong = guard(KEYS[1], 'hash', KEYS[2], 'list')
if wrong then
  return wrong
end
if not held(KEYS[1], ARGV[1], ARGV[2]) then
  return { 'lost' }
end
if ARGV[3] == '0' then
  redis.call('UNLINK', KEYS[2]) -- what an earlier lease left
elseif redis.call('LLEN', KEYS[2]) ~= tonumber(ARGV[3]) then
  return { 'lost' }
end
local number = redis.call('RPUSH', KEYS[2], unpack(ARGV, 5))
redis.call('EXPIRE', KEYS[2], ARGV[4])
return { 'staged', number }
