-- Fragment: types are checked before the first write, since a script that fails half way is not rolled back.
local function guard(...)
  local pairs_of = { ... } -- key, type, key, type …
  for at = 1, #pairs_of, 2 do
    local found = redis.call('TYPE', pairs_of[at]).ok
    if found ~= 'none' and found ~= pairs_of[at + 1] then
      return redis.error_reply('WRONGTYPE ' .. pairs_of[at] .. ' is a ' .. found .. ', not a ' .. pairs_of[at + 1])
    end
  end
end
