-- Puts entries that are no records aside, with the reason; the newest 1,000 are kept.
-- KEYS  1 exporter (hash)  2 outbox (stream)  3 refused (stream)  4 epoch (string)  5 sequence (string)
-- ARGV  1 token, then for each entry its id and the reason
-- Returns the number put aside.
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return redis.error_reply('FENCED') end
local count = 0
for i = 2, #ARGV, 2 do
  local entry = redis.call('XRANGE', KEYS[2], ARGV[i], ARGV[i])[1]
  if entry then
    local fields = {'cursor', ARGV[i], 'reason', ARGV[i + 1]}
    if #entry[2] <= 200 then
      for _, part in ipairs(entry[2]) do fields[#fields + 1] = part end
    end
    redis.call('XADD', KEYS[3], 'MAXLEN', '~', '1000', '*', unpack(fields))
    redis.call('XDEL', KEYS[2], ARGV[i])
    count = count + 1
  end
end
if count > 0 and redis.call('EXISTS', KEYS[4], KEYS[5]) == 2 then
  -- An entry that nobody committed may have had an id above the next commit's, which would then fail.
  redis.pcall('XSETID', KEYS[2], redis.call('GET', KEYS[4]) .. '-' .. redis.call('GET', KEYS[5]))
end
return count
