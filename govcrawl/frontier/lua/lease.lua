-- Lease requests of one site: reclaim what expired, wake what is due, choose host groups that are due, pop by priority.
--
-- keys: requests, leases, holders, tries, delayed, groups, outbox, backlog, spills, run, validators, then for each host
--       group: ready, newer, gate, flight
-- args: token (random; the n-th request of this call has token:n), worker, wanted, newest payload version readable,
--       lease ms, window from and to (hours in China, equal: always), longest outbox, hold ms, number of groups, then for
--       each host group: name, delay ms, concurrency
-- return: {wait ms or -1, why, state of the run, pending of the run, groups unknown to the caller, spills, requests, today,
--   reclaimed (leases found expired)}
--   why: work, window, outbox, gate, idle or groups. A request: {id, token, payload, failures, reclaims, delay ms,
--   host group, validator or "", ms before which it must not be sent}; its payload is "" where there is none.
--@include frontier/lua/time.lua
--@include frontier/lua/guard.lua
--@include frontier/lua/payload.lua
--@include frontier/lua/queue.lua
--@include frontier/lua/gate.lua
local requests, leases, holders, tries, delayed = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local groups, outbox, backlog, spills, run, validators = KEYS[6], KEYS[7], KEYS[8], KEYS[9], KEYS[10], KEYS[11]
local base, worker, wanted, version, life = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
local from, to, longest, hold, number = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8]), tonumber(ARGV[9]), tonumber(ARGV[10])
local FIXED, SCAN = 11, 100

local wrong = guard(
  requests, 'hash', leases, 'zset', holders, 'hash', tries, 'hash', delayed, 'zset',
  groups, 'set', outbox, 'stream', backlog, 'list', spills, 'set', run, 'hash', validators, 'hash'
)
if wrong then
  return wrong
end
local group = {}
local names = {}
for at = 1, number do
  local key, arg = FIXED + (at - 1) * 4, 10 + (at - 1) * 3
  local one = {
    name = ARGV[arg + 1], delay = tonumber(ARGV[arg + 2]), concurrency = tonumber(ARGV[arg + 3]),
    ready = KEYS[key + 1], newer = KEYS[key + 2], gate = KEYS[key + 3], flight = KEYS[key + 4],
  }
  wrong = guard(one.ready, 'zset', one.newer, 'zset', one.gate, 'hash', one.flight, 'zset')
  if wrong then
    return wrong
  end
  group[at], names[one.name] = one, one
end

local about = redis.call('HMGET', run, 'state', 'pending')
local reclaimed = 0
local function answer(wait, why, taken, missing)
  return {
    wait, why, about[1] or '', tonumber(about[2] or 0), missing or {}, redis.call('SRANDMEMBER', spills, 4), taken or {}, today,
    reclaimed,
  }
end
local missing = {}
if redis.call('SCARD', groups) > number then
  for _, name in ipairs(redis.call('SMEMBERS', groups)) do
    if not names[name] then
      missing[#missing + 1] = name
    end
  end
  if #missing > 0 then
    return answer(0, 'groups', nil, missing)
  end
end

-- What a payload without a readable header belongs to does not matter: whoever leases it will bury it.
local function belongs(id)
  local payload = redis.call('HGET', requests, id)
  local head = payload and header(payload)
  if not head then
    return group[1], 0
  end
  return names[head.group] or group[1], head.priority
end

for _, id in ipairs(redis.call('ZRANGEBYSCORE', leases, '-inf', now, 'LIMIT', 0, SCAN)) do
  local holder = redis.call('HGET', holders, id)
  local one, priority = belongs(id)
  if holder then
    redis.call('ZREM', one.flight, string.match(holder, '^%S+'))
  end
  redis.call('HDEL', holders, id)
  redis.call('ZREM', leases, id)
  if redis.call('HEXISTS', requests, id) == 1 then
    local failures, reclaims = string.match(redis.call('HGET', tries, id) or '0 0', '^(%d+) (%d+)')
    redis.call('HSET', tries, id, (failures or 0) .. ' ' .. (tonumber(reclaims or 0) + 1))
    reclaimed = reclaimed + 1
    make_ready(one.ready, backlog, id, score(priority, id))
  end
end
for _, id in ipairs(redis.call('ZRANGEBYSCORE', delayed, '-inf', now, 'LIMIT', 0, SCAN)) do
  local one, priority = belongs(id)
  redis.call('ZREM', delayed, id)
  if redis.call('HEXISTS', requests, id) == 1 then
    make_ready(one.ready, backlog, id, score(priority, id))
  end
end
if version > 1 then
  for _, one in ipairs(group) do
    for _, id in ipairs(redis.call('ZRANGE', one.newer, 0, SCAN - 1)) do
      local payload = redis.call('HGET', requests, id)
      local head = payload and header(payload)
      if not head or head.version <= version then
        redis.call('ZREM', one.newer, id)
        make_ready(one.ready, backlog, id, score(head and head.priority or 0, id))
      end
    end
  end
end

-- When to ask again, where nothing else happens: the first delayed request or expiring lease.
local soonest = math.huge
for _, key in ipairs({ delayed, leases }) do
  local first = redis.call('ZRANGE', key, 0, 0, 'WITHSCORES')
  if first[2] then
    soonest = math.min(soonest, math.max(tonumber(first[2]) - now, 1))
  end
end
local function waiting()
  return soonest == math.huge and -1 or math.ceil(soonest)
end

if from ~= to then
  local hour = math.floor(china / 3600) % 24
  local open = from < to and (hour >= from and hour < to) or from > to and (hour >= from or hour < to)
  if not open then
    return answer(((from - hour) % 24 * 3600 - china % 3600) * 1000, 'window')
  end
end
if redis.call('XLEN', outbox) >= longest then
  return answer(1000, 'outbox')
end

local taken, why = {}, 'idle'
local start = number > 0 and now % number or 0
for step = 0, number - 1 do
  local one = group[(start + step) % number + 1]
  local queued = redis.call('ZCARD', one.ready)
  if queued > 0 and #taken < wanted then
    local delay = effective_delay(one.gate, one.delay)
    local wait = gate_wait(one.gate, one.flight, delay, one.concurrency)
    local ahead = wait > 0 and pass_ahead(one.gate, delay)
    if ahead and gate_room(one.flight, one.concurrency) then
      wait = 0
    end
    local free = math.min(one.concurrency - redis.call('ZCARD', one.flight), wanted - #taken, delay > 0 and 1 or wanted)
    if wait > 0 then
      why = 'gate'
      soonest = math.min(soonest, wait)
    else
      local looked = 0
      while free > 0 and looked < SCAN do
        local popped = redis.call('ZPOPMIN', one.ready, math.min(free, SCAN - looked))
        local ids, held, until_when, tokens = {}, {}, {}, {}
        for at = 1, #popped, 2 do
          ids[#ids + 1] = popped[at]
        end
        if #ids == 0 then
          break
        end
        looked = looked + #ids
        redis.call('LPOP', backlog, #ids)
        local payloads, tried = redis.call('HMGET', requests, unpack(ids)), redis.call('HMGET', tries, unpack(ids))
        for at, id in ipairs(ids) do
          local head = payloads[at] and header(payloads[at])
          if head and head.version > version then
            redis.call('ZADD', one.newer, 0, id) -- left to a newer worker
          else
            local token = base .. ':' .. (#taken + 1)
            local failures, reclaims = string.match(tried[at] or '0 0', '^(%d+) (%d+)')
            local validator = head and head.validator ~= '-' and redis.call('HGET', validators, head.validator) or ''
            held[#held + 1], held[#held + 2] = id, token .. ' ' .. worker
            until_when[#until_when + 1], until_when[#until_when + 2] = now + life, id
            tokens[#tokens + 1] = token
            taken[#taken + 1] = {
              id, token, payloads[at] or '', tonumber(failures) or 0, tonumber(reclaims) or 0, delay, one.name, validator,
              ahead or 0,
            }
          end
        end
        if #tokens > 0 then
          redis.call('HSET', holders, unpack(held))
          redis.call('ZADD', leases, unpack(until_when))
          pass_gate(one.gate, one.flight, tokens, delay, hold, life, ahead)
          free = free - #tokens
        end
      end
    end
  end
end
if #taken > 0 then
  return answer(0, 'work', taken)
end
return answer(waiting(), why)
