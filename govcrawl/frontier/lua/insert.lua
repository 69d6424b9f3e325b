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
  -- Which were listed before in this run, in one call for each thousand.
  local filtered = {}
  for at = first, first + (number - 1) * CHILD, CHILD do
    if ARGV[at + 1] == '1' then
      filtered[#filtered + 1] = ARGV[at + 3]
    end
  end
  for from = 1, #filtered, 1000 do
    local to = math.min(from + 999, #filtered)
    for offset, marked in ipairs(redis.call('SMISMEMBER', keys.marks, unpack(filtered, from, to))) do
      met[filtered[from + offset - 1]] = marked == 1 or nil
    end
  end
  for at = first, first + (number - 1) * CHILD, CHILD do
    local kind, fingerprint = ARGV[at], ARGV[at + 3]
    local wanted = true
    if ARGV[at + 1] == '1' then
      if met[fingerprint] then
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
    if ARGV[at + 1] ~= '1' and kind == 'a' then
      plan.listed = plan.listed + 1
    end
    if wanted then
      plan.queue[#plan.queue + 1] = at
    end
  end
  return plan
end

local function in_portions(arguments, command, key)
  for from = 1, #arguments, 2000 do
    redis.call(command, key, unpack(arguments, from, math.min(from + 1999, #arguments)))
  end
end

-- Writes the plan; returns whether a ready queue that was empty has work now.
local function insert_children(keys, plan)
  local woke = false
  if #plan.marks > 0 then
    in_portions(plan.marks, 'SADD', keys.marks)
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
    local payloads, queues = {}, {}
    for number, at in ipairs(plan.queue) do
      local id = string.format('%.0f', first + number)
      local ready, payload = KEYS[tonumber(ARGV[at + 2])], ARGV[at + 8]
      local group, priority = group_and_priority(payload)
      local queue = queues[ready]
      if not queue then
        queue = {}
        queues[ready] = queue
        woke = redis.call('EXISTS', ready) == 0 or woke
        redis.call('SADD', keys.groups, group)
      end
      payloads[#payloads + 1] = id
      payloads[#payloads + 1] = payload
      queue[#queue + 1] = score(priority, id)
      queue[#queue + 1] = id
    end
    in_portions(payloads, 'HSET', keys.requests)
    for ready, queue in pairs(queues) do
      in_portions(queue, 'ZADD', ready)
      for each = 1, #queue / 2 do
        queue[each] = 1
      end
      for each = #queue, #queue / 2 + 1, -1 do
        queue[each] = nil
      end
      in_portions(queue, 'RPUSH', keys.backlog)
    end
  end
  return woke
end
