-- Reads on in a site's outbox. The turn changes with every read that gave something: a server that has forgotten
-- this read, because it went back to older data, does not know the turn that it set.
-- KEYS  1 exporter (hash)  2 exported (hash)  3 outbox (stream)  4 seal (string)  5 epoch (string)  6 sequence (string)
-- ARGV  1 token  2 turn expected  3 next turn  4 cursor to read after  5 number of entries
-- Returns the entries, the time {seconds, microseconds}, the cursor up to which somebody wants all sealed ("" if none),
-- epoch and sequence.
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return redis.error_reply('FENCED') end
if redis.call('HGET', KEYS[2], 'turn') ~= ARGV[2] then return redis.error_reply('WENTBACK') end
local entries = redis.call('XRANGE', KEYS[3], '(' .. ARGV[4], '+', 'COUNT', ARGV[5])
if #entries > 0 then redis.call('HSET', KEYS[2], 'turn', ARGV[3]) end
return {entries, redis.call('TIME'), redis.call('GET', KEYS[4]) or '',
  redis.call('GET', KEYS[5]) or '0', redis.call('GET', KEYS[6]) or '0'}
