-- Renews the exporter's lease, or ends it.
-- KEYS  1 exporter (hash)
-- ARGV  1 token  2 life in ms; 0 ends it
-- Returns 1, or 0 where another holds it.
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return 0 end
if ARGV[2] == '0' then redis.call('DEL', KEYS[1]) else redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 1
