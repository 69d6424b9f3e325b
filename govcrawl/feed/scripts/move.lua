-- Gives entries of an older epoch a place in this one, at the end, and drops what the feed has already.
-- KEYS  1 exporter (hash)  2 epoch (string)  3 sequence (string)  4 outbox (stream)
-- ARGV  1 token, then for each entry its id and "move" or "drop"
-- Returns the number moved.
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return redis.error_reply('FENCED') end
local epoch, moved = redis.call('GET', KEYS[2]), 0
for i = 2, #ARGV, 2 do
  local entry = redis.call('XRANGE', KEYS[4], ARGV[i], ARGV[i])[1]
  if entry then
    if ARGV[i + 1] == 'move' then
      local id = epoch .. '-' .. string.format('%.0f', redis.call('INCR', KEYS[3]))
      redis.call('XADD', KEYS[4], id, unpack(entry[2]))
      moved = moved + 1
    end
    redis.call('XDEL', KEYS[4], ARGV[i])
  end
end
return moved
