-- Fragment: the fencing token decides; whoever does not hold it changes nothing. Needs guard.
local function held(holders, id, token)
  local holder = checked('hash', 'HGET', holders, id)
  return holder and string.match(holder, '^(%S+) ') == token
end

local function end_lease(leases, holders, flight, id, token)
  redis.call('ZREM', leases, id)
  redis.call('HDEL', holders, id)
  redis.call('ZREM', flight, token)
end
