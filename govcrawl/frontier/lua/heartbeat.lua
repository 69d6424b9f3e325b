-- Keep leases: a worker that lives and works on keeps what it holds.
--
-- keys: leases, holders, then flights, one a request
-- args: lease ms, then for each request: id, token
-- return: ids that are no longer held
--@include frontier/lua/time.lua
--@include frontier/lua/guard.lua
--@include frontier/lua/lease_end.lua
local leases, holders = KEYS[1], KEYS[2]
local wrong = guard(leases, 'zset', holders, 'hash')
if wrong then
  return wrong
end
local lost = {}
for at = 2, #ARGV, 2 do
  local id, token = ARGV[at], ARGV[at + 1]
  if held(holders, id, token) then
    redis.call('ZADD', leases, now + ARGV[1], id)
    redis.call('ZADD', KEYS[2 + at / 2], 'XX', now + ARGV[1], token)
  else
    lost[#lost + 1] = id
  end
end
return lost
