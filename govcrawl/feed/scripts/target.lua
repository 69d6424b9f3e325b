-- Asks the exporter, whoever it is, to seal all that is committed of a site now.
-- KEYS  1 epoch (string)  2 sequence (string)  3 outbox (stream)  4 seal (string)
-- Returns the cursor asked for.
local target = (redis.call('GET', KEYS[1]) or '0') .. '-' .. (redis.call('GET', KEYS[2]) or '0')
redis.call('SET', KEYS[4], target, 'EX', 86400)
return target
