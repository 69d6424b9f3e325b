-- Split one bucket of the seen set in two (linear hashing), so that buckets stay small enough to be compact.
--
-- keys: seen, bucket to split, its new sibling
-- args: level, split (as the caller knows them)
-- return: {level, split} afterwards
--@include frontier/lua/guard.lua
local seen, old, new = KEYS[1], KEYS[2], KEYS[3]
local wrong = guard(seen, 'hash', old, 'hash', new, 'hash')
if wrong then
  return wrong
end
local state = redis.call('HMGET', seen, 'level', 'split')
local level, split = tonumber(state[1] or 0), tonumber(state[2] or 0)
if level ~= tonumber(ARGV[1]) or split ~= tonumber(ARGV[2]) then
  return { level, split } -- another worker was here first
end
local size = 2 ^ level
local entries = redis.call('HGETALL', old)
local stay, move = {}, {}
for at = 1, #entries, 2 do
  local a, b, c, d, e, f = string.byte(entries[at], 1, 6)
  local hash = ((((a * 256 + b) * 256 + c) * 256 + d) * 256 + e) * 256 + f
  local into = hash % (2 * size) == split and stay or move
  into[#into + 1] = entries[at]
  into[#into + 1] = entries[at + 1]
end
-- Both halves are written afresh: a bucket that shrank in place would keep its memory.
redis.call('DEL', old)
if #stay > 0 then
  redis.call('HSET', old, unpack(stay))
end
if #move > 0 then
  redis.call('HSET', new, unpack(move))
end
split = split + 1
if split == size then
  level, split = level + 1, 0
end
redis.call('HSET', seen, 'level', level, 'split', split)
return { level, split }
