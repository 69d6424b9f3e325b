-- Pass the gate for a request that is not leased (robots.txt, images), or again for one whose pass is old.
--
-- keys: gate, flight
-- args: token, delay ms, concurrency, hold ms, life ms
-- return: {wait ms (0: passed), delay ms in force}
--@include frontier/lua/time.lua
--@include frontier/lua/guard.lua
--@include frontier/lua/gate.lua
local wrong = guard(KEYS[1], 'hash', KEYS[2], 'zset')
if wrong then
  return wrong
end
local token, concurrency, hold, life = ARGV[1], tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local delay = effective_delay(KEYS[1], tonumber(ARGV[2]))
local wait = gate_wait(KEYS[1], KEYS[2], delay, concurrency, token)
if wait == 0 then
  pass_gate(KEYS[1], KEYS[2], { token }, delay, hold, life)
end
return { wait, delay }
