-- Fragment: the near-duplicate of a record, found and remembered within its commit.
-- near_dup(record id, index of its first argument in ARGV, number of arguments) returns the JSON of `near_dup`, or false.
-- arguments: index of its first key (state, postings, records), number of keys, window in days, most records, signature
--@include dedup/near_duplicate.lua
local function near_dup(record, first, number)
  if number == 0 or #record ~= 32 then
    return false
  end
  local key = tonumber(ARGV[first])
  local id = string.gsub(record, '%x%x', function(byte) return string.char(tonumber(byte, 16)) end)
  return near_duplicate(KEYS[key], KEYS[key + 1], KEYS[key + 2], today, tonumber(ARGV[first + 2]),
    tonumber(ARGV[first + 3]), id, ARGV[first + 4])
end
