-- Begins a new epoch, above the server's and the feed's.
-- KEYS  1 exporter (hash)  2 epoch (string)  3 sequence (string)
-- ARGV  1 token  2 the feed's epoch
-- Returns the new epoch.
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return redis.error_reply('FENCED') end
local epoch = math.max(tonumber(redis.call('GET', KEYS[2]) or '0'), tonumber(ARGV[2]))
epoch = string.format('%.0f', epoch + 1)
redis.call('SET', KEYS[2], epoch)
redis.call('SET', KEYS[3], '0')
return epoch
