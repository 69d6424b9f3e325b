-- Adds what stands in the feed to the known contents; what the server has learnt since stays.
-- KEYS  1 exporter (hash)  2 known (hash)
-- ARGV  1 token, then pairs: record id, first 16 hex digits of a content hash
-- Returns the number added.
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return redis.error_reply('FENCED') end
local count = 0
for i = 2, #ARGV, 2 do
  local known = redis.call('HGET', KEYS[2], ARGV[i]) or ''
  if not string.find(known, ARGV[i + 1], 1, true) then
    redis.call('HSET', KEYS[2], ARGV[i], known .. ARGV[i + 1])
    count = count + 1
  end
end
return count
