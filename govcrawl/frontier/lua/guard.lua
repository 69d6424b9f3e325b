-- Fragment: types are checked before the first write, since a script that fails half way is not rolled back.
local function guard(...)
  for _, pair in ipairs({ ... }) do
    local found = redis.call('TYPE', pair[1]).ok
    if found ~= 'none' and found ~= pair[2] then
      return redis.error_reply('WRONGTYPE ' .. pair[1] .. ' is a ' .. found .. ', not a ' .. pair[2])
    end
  end
end
