-- Fragment: the near-duplicate of a record, found and remembered within its commit.
-- near_dup(record id, index of its first argument in ARGV, number of arguments) returns the JSON of `near_dup`, or nil.
local function near_dup(record, first, number)
  return nil
end
