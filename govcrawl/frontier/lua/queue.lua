-- Fragment: `ready` and `backlog` always move together.
local function make_ready(ready, backlog, id, rank)
  if redis.call('ZADD', ready, 'NX', rank, id) == 1 then
    redis.call('RPUSH', backlog, 1)
  end
end
