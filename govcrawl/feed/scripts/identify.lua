-- Binds this Redis to one feed.
-- KEYS  1 feed (hash)
-- ARGV  1 name of the feed, or "" where the directory has none yet  2 its path, for messages
-- Returns the name of the feed bound ("" if none) and its path.
local name = redis.call('HGET', KEYS[1], 'name')
if not name and ARGV[1] ~= '' then
  redis.call('HSET', KEYS[1], 'name', ARGV[1], 'path', ARGV[2])
  name = ARGV[1]
elseif name == ARGV[1] and name then
  redis.call('HSET', KEYS[1], 'path', ARGV[2])
end
return {name or '', redis.call('HGET', KEYS[1], 'path') or ''}
