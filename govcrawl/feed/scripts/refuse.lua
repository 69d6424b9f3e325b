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
-- A stream takes no id at or below the greatest it ever held, so an entry that nobody committed may have had one
-- above the next commit's, which would then fail. XSETID cannot lower it after a deletion (Valkey): write it anew.
local last = redis.call('GET', KEYS[4])
if count > 0 and last and redis.call('EXISTS', KEYS[2]) == 1 then
  last = last .. '-' .. (redis.call('GET', KEYS[5]) or '0')
  local greatest
  local about = redis.call('XINFO', 'STREAM', KEYS[2])
  for i = 1, #about, 2 do
    if about[i] == 'last-generated-id' then greatest = about[i + 1] end
  end
  if greatest ~= last and #redis.call('XRANGE', KEYS[2], '(' .. last, '+', 'COUNT', 1) == 0 then
    local entries = redis.call('XRANGE', KEYS[2], '-', '+')
    redis.call('DEL', KEYS[2])
    for _, entry in ipairs(entries) do
      if #entry[2] <= 200 then
        redis.call('XADD', KEYS[2], entry[1], unpack(entry[2]))
      else
        redis.call('XADD', KEYS[3], '*', 'cursor', entry[1], 'reason', 'more than 100 fields')
      end
    end
  end
end
return count
