-- Drops what stands in sealed files from a site's outbox.
-- KEYS  1 exporter (hash)  2 exported (hash)  3 outbox (stream)  4 seal (string)
-- ARGV  1 token  2 turn expected  3 last cursor of the manifest  4 cursor up to which all is dealt with
--       5 the least cursor to keep  6 the seal request that is met by this, or ""
-- Returns the number of entries dropped.
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return redis.error_reply('FENCED') end
if redis.call('HGET', KEYS[2], 'turn') ~= ARGV[2] then return redis.error_reply('WENTBACK') end
redis.call('HSET', KEYS[2], 'cursor', ARGV[3], 'done', ARGV[4])
if ARGV[6] ~= '' and redis.call('GET', KEYS[4]) == ARGV[6] then redis.call('DEL', KEYS[4]) end
return redis.call('XTRIM', KEYS[3], 'MINID', ARGV[5])
