-- Takes the exporter's lease. A holder at the same place (lock file on a running kernel) is dead, as we hold its lock.
-- KEYS  1 exporter (hash)  2 fence (string)
-- ARGV  1 token  2 place  3 life in ms  4 who, for messages
-- Returns the fence, a number that grows with every exporter; 0 where another holds the lease.
local held = redis.call('HGET', KEYS[1], 'place')
if held and held ~= ARGV[2] then return 0 end
local fence = redis.call('INCR', KEYS[2])
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[1], 'token', ARGV[1], 'place', ARGV[2], 'who', ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return fence
