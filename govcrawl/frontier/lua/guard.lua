-- Fragment: types are checked before the first write, since a script that fails half way is not rolled back.
local function wrong_type(key, found, kind)
  return redis.error_reply('WRONGTYPE ' .. key .. ' is a ' .. found .. ', not a ' .. kind)
end

local function guard(...)
  local pairs_of = { ... } -- key, type, key, type …
  for at = 1, #pairs_of, 2 do
    local found = redis.call('TYPE', pairs_of[at]).ok
    if found ~= 'none' and found ~= pairs_of[at + 1] then
      return wrong_type(pairs_of[at], found, pairs_of[at + 1])
    end
  end
end

-- A read that checks the type by itself, where one is due anyway; it ends the script with the key's name.
local function checked(kind, command, key, ...)
  local reply = redis.pcall(command, key, ...)
  if type(reply) == 'table' and reply.err then
    error(wrong_type(key, redis.call('TYPE', key).ok, kind))
  end
  return reply
end
