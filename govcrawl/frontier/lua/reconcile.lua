-- Complete a run that waits for requests which are not there: nothing of the site is queued, delayed, leased or spilled.
-- A request leaves `requests` only with its end; one whose header a stranger overwrote ended without its run's knowledge.
--
-- keys: requests, spills, run, marks, active
-- args: wake channel
-- return: how many requests the run waited for (0: nothing was done)
--@include frontier/lua/time.lua
--@include frontier/lua/guard.lua
--@include frontier/lua/run.lua
local requests, spills, run, marks, active = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local wrong = guard(requests, 'hash', spills, 'set', run, 'hash', active, 'hash')
if wrong then
  return wrong
end
local had = read_run(run, 'failed')
if redis.call('HGET', run, 'state') ~= 'running' or had.pending <= 0 then
  return 0
end
if redis.call('HLEN', requests) > 0 or redis.call('SCARD', spills) > 0 then
  return 0
end
local lost = had.pending
end_if_complete(run, marks, active, ARGV[1], count(run, had, { failed = lost, pending = -lost }))
return lost
