-- Begins to export a site.
-- KEYS  1 exporter (hash)  2 exported (hash)  3 epoch (string)  4 sequence (string)  5 outbox (stream)
-- ARGV  1 token  2 turn: a random word that the server must remember
-- Returns the cursor exported last ("" if none), epoch and sequence. Errors: FENCED, STRANGER (a key of another type).
if redis.call('HGET', KEYS[1], 'token') ~= ARGV[1] then return redis.error_reply('FENCED') end
for key, wanted in pairs({[KEYS[2]] = 'hash', [KEYS[3]] = 'string', [KEYS[4]] = 'string', [KEYS[5]] = 'stream'}) do
  local kind = redis.call('TYPE', key).ok
  if kind ~= 'none' and kind ~= wanted then
    return redis.error_reply('STRANGER ' .. key .. ' is a ' .. kind .. ', not a ' .. wanted)
  end
end
redis.call('HSET', KEYS[2], 'turn', ARGV[2])
return {
  redis.call('HGET', KEYS[2], 'cursor') or '',
  redis.call('GET', KEYS[3]) or '0',
  redis.call('GET', KEYS[4]) or '0',
}
