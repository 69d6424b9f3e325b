-- Fragment: children into the queue, each page once. Needs time, payload, queue.
-- First everything is read (a stranger's key of another type fails here, before any write), then written.
--
-- A child is nine arguments: kind (a article, l list), filter (1, or 0: never deduplicated), index of its ready key,
-- 8 bytes of fingerprint, indexes of its two candidate buckets (linear hashing: before and after the split),
-- listed day (days since 2024-01-01, or empty), recheck days, payload.
local CHILD = 9

-- keys: requests, next_id, marks, seen, groups, backlog. Returns a plan, or nil and the level the seen set has now.
local function plan_children(keys, first, number, level)
  local seen = redis.call('HMGET', keys.seen, 'level', 'split')
  local split = tonumber(seen[2] or 0)
  if tonumber(seen[1] or 0) ~= level then
    return nil, tonumber(seen[1] or 0)
  end
  local plan = { queue = {}, marks = {}, days = {}, listed = 0, known = 0, added = 0 }
  local met = {}
  local size = 2 ^ level
  for at = first, first + (number - 1) * CHILD, CHILD do
    local kind, fingerprint = ARGV[at], ARGV[at + 3]
    local wanted = true
    if ARGV[at + 1] == '1' then
      if met[fingerprint] or redis.call('SISMEMBER', keys.marks, fingerprint) == 1 then
        wanted = false -- listed before in this run
      else
        plan.marks[#plan.marks + 1] = fingerprint
      end
      met[fingerprint] = true
      if wanted and kind == 'a' then
        plan.listed = plan.listed + 1
        local a, b, c, d, e, f = string.byte(fingerprint, 1, 6)
        local hash = ((((a * 256 + b) * 256 + c) * 256 + d) * 256 + e) * 256 + f
        local bucket = KEYS[tonumber(ARGV[at + (hash % size < split and 5 or 4)])]
        local last = tonumber(redis.call('HGET', bucket, fingerprint))
        if last ~= today then
          plan.days[#plan.days + 1] = { bucket, fingerprint }
        end
        if not last then
          plan.added = plan.added + 1
        else
          local listed_day = tonumber(ARGV[at + 6])
          if not (listed_day and last < today and today - listed_day <= tonumber(ARGV[at + 7])) then
            plan.known = plan.known + 1
            wanted = false
          end
        end
      end
    end
    if wanted then
      plan.queue[#plan.queue + 1] = at
    end
  end
  return plan
end

-- Writes the plan; returns whether a ready queue that was empty has work now.
local function insert_children(keys, plan)
  local woke = false
  if #plan.marks > 0 then
    for from = 1, #plan.marks, 1000 do
      redis.call('SADD', keys.marks, unpack(plan.marks, from, math.min(from + 999, #plan.marks)))
    end
    redis.call('EXPIRE', keys.marks, 2592000)
  end
  for _, day in ipairs(plan.days) do
    redis.call('HSET', day[1], day[2], today)
  end
  if plan.added > 0 then
    redis.call('HINCRBY', keys.seen, 'count', plan.added)
  end
  if #plan.queue > 0 then
    local last = redis.call('INCRBY', keys.next_id, #plan.queue)
    local first = last - #plan.queue
    local met = {}
    for number, at in ipairs(plan.queue) do
      local id = string.format('%.0f', first + number)
      local ready, payload = KEYS[tonumber(ARGV[at + 2])], ARGV[at + 8]
      local head = header(payload)
      if not met[ready] then
        met[ready] = true
        woke = redis.call('EXISTS', ready) == 0 or woke
        redis.call('SADD', keys.groups, head.group)
      end
      redis.call('HSET', keys.requests, id, payload)
      make_ready(ready, keys.backlog, id, score(head.priority, id))
    end
  end
  return woke
end
