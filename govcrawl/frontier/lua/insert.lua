-- Fragment: children into the queue, each page once. Needs time, guard, payload.
-- First everything is read and checked (plan_children, check_plan: a stranger's key fails here), then written
-- (enter_seen, insert_children).
--
-- Children are one argument of HEAD bytes a child, then a payload each. A head, big-endian: flags (1: article, 2:
-- filtered, else never deduplicated), i16 priority, u16 index of its ready key, u32 bucket, u16 indexes of the key of
-- that bucket before and after its split (0: not declared), i32 last day on which a page seen before is fetched again,
-- 8 bytes of fingerprint.
local HEAD = 25

-- keys: requests, next_id, marks, seen, groups, backlog. Returns a plan, or nil and the level and split of the seen set
-- where `level` is another (nil: no child is looked up).
local function plan_children(keys, first, number, level)
  local state = checked('hash', 'HMGET', keys.seen, 'level', 'split', 'count')
  local split = tonumber(state[2] or 0)
  if level and tonumber(state[1] or 0) ~= level then
    return nil, tonumber(state[1] or 0), split
  end
  local plan = {
    queue = {}, priorities = {}, ready = {}, types = {}, marks = {}, buckets = {}, prints = {}, fresh = {}, entered = {},
    listed = 0, known = 0, added = 0, count = tonumber(state[3] or 0), split = split,
  }
  local heads = ARGV[first]
  -- Which were listed before in this run, in one call for each thousand.
  local met, prints = {}, {}
  for each = 0, number - 1 do
    if string.byte(heads, each * HEAD + 1) >= 2 then
      prints[#prints + 1] = string.sub(heads, each * HEAD + 18, each * HEAD + 25)
    end
  end
  for from = 1, #prints, 1000 do
    local to = math.min(from + 999, #prints)
    for offset, marked in ipairs(checked('set', 'SMISMEMBER', keys.marks, unpack(prints, from, to))) do
      if marked == 1 then
        met[prints[from + offset - 1]] = true
        plan.marked = true
      end
    end
  end
  local filtered = 0
  for each = 1, number do
    local flags, priority, ready, bucket, before, after, fresh = struct.unpack('>BhHI4HHi4', heads, (each - 1) * HEAD + 1)
    local wanted, at = true, #plan.queue + 1
    if flags >= 2 then
      filtered = filtered + 1
      local fingerprint = prints[filtered]
      if met[fingerprint] then
        wanted = false -- listed before in this run
      else
        plan.marks[#plan.marks + 1] = fingerprint
        met[fingerprint] = true
        if flags == 3 then
          local index = bucket < split and after or before
          if index == 0 then
            return nil, level, split -- its bucket has been split since the caller looked
          end
          plan.listed = plan.listed + 1
          plan.buckets[at], plan.prints[at], plan.fresh[at] = KEYS[index], fingerprint, fresh
        end
      end
    elseif flags == 1 then
      plan.listed = plan.listed + 1
    end
    if wanted then
      plan.queue[at], plan.priorities[at], plan.ready[at] = first + each, priority, KEYS[ready]
    end
  end
  return plan
end

-- Reads what the writing of a plan needs, and checks it: returns an error, or nothing.
local function check_plan(keys, plan)
  local unnamed = false
  for _, ready in ipairs(plan.ready) do
    if not plan.types[ready] then
      plan.types[ready] = redis.call('TYPE', ready).ok
      if plan.types[ready] ~= 'none' and plan.types[ready] ~= 'zset' then
        return wrong_type(ready, plan.types[ready], 'zset')
      end
      unnamed = unnamed or plan.types[ready] == 'none'
    end
  end
  if #plan.queue > 0 then
    plan.last = tonumber(checked('string', 'GET', keys.next_id) or 0)
    if not plan.last then
      return redis.error_reply('NOTANUMBER ' .. keys.next_id)
    end
    return guard(keys.requests, 'hash', keys.backlog, 'list') or unnamed and guard(keys.groups, 'set')
  end
end

-- Takes back what enter_seen has written.
local function leave_seen(plan)
  for _, entry in ipairs(plan.entered) do
    if entry[3] then
      redis.call('HSET', unpack(entry))
    else
      redis.call('HDEL', unpack(entry))
    end
  end
end

-- The articles into the seen set, and those out of the plan that were in it: a page is looked up by entering it, which
-- takes half the time. These are a script's first writes; where one fails, or what comes next, they are taken back.
-- Returns an error, or nothing.
local function enter_seen(plan)
  local queue, priorities, ready, day = {}, {}, {}, string.format('%.0f', today)
  for at = 1, #plan.queue do
    local key, fingerprint, wanted = plan.buckets[at], plan.prints[at], true
    if key then
      -- One that may be fetched again keeps the day on which it was last seen until that has been looked at.
      local young = today <= plan.fresh[at]
      local entered = redis.pcall(young and 'HSETNX' or 'HSET', key, fingerprint, day)
      if type(entered) == 'table' then
        leave_seen(plan)
        local found = redis.call('TYPE', key).ok
        return found ~= 'hash' and found ~= 'none' and wrong_type(key, found, 'hash') or entered
      end
      if entered == 1 then
        plan.added = plan.added + 1
        plan.entered[#plan.entered + 1] = { key, fingerprint }
      else
        local last = young and redis.call('HGET', key, fingerprint)
        wanted = last and tonumber(last) and tonumber(last) < today
        if wanted then
          plan.entered[#plan.entered + 1] = { key, fingerprint, last }
          redis.call('HSET', key, fingerprint, day)
        else
          plan.known = plan.known + 1
        end
      end
    end
    if wanted then
      local to = #queue + 1
      queue[to], priorities[to], ready[to] = plan.queue[at], plan.priorities[at], plan.ready[at]
    end
  end
  plan.queue, plan.priorities, plan.ready = queue, priorities, ready
end

local function in_portions(arguments, command, key)
  if #arguments <= 2000 then
    redis.call(command, key, unpack(arguments))
    return
  end
  for from = 1, #arguments, 2000 do
    redis.call(command, key, unpack(arguments, from, math.min(from + 1999, #arguments)))
  end
end

-- Writes the plan; returns whether a ready queue that was empty has work now. `renewed`: the marks' life needs no renewal.
local function insert_children(keys, plan, renewed)
  if #plan.marks > 0 then
    in_portions(plan.marks, 'SADD', keys.marks)
    if not renewed then
      redis.call('EXPIRE', keys.marks, 2592000)
    end
  end
  if plan.added > 0 then
    plan.count = plan.count + plan.added
    redis.call('HSET', keys.seen, 'count', plan.count)
  end
  local number = #plan.queue
  if number == 0 then
    return false
  end
  local payloads, queues, firsts, ones = {}, {}, {}, {}
  for each = 1, number do
    local id, ready = string.format('%.0f', plan.last + each), plan.ready[each]
    local queue = queues[ready]
    if not queue then
      queue = {}
      queues[ready], firsts[ready] = queue, ARGV[plan.queue[each]]
    end
    payloads[2 * each - 1], payloads[2 * each] = id, ARGV[plan.queue[each]]
    queue[#queue + 1] = score(plan.priorities[each], plan.last + each)
    queue[#queue + 1] = id
    ones[each] = '1'
  end
  plan.last = plan.last + number
  redis.call('SET', keys.next_id, string.format('%.0f', plan.last))
  in_portions(payloads, 'HSET', keys.requests)
  in_portions(ones, 'RPUSH', keys.backlog)
  local woke = false
  for ready, queue in pairs(queues) do
    if plan.types[ready] == 'none' then
      -- Where there is a queue already, its group was named with its first request.
      woke = true
      redis.call('SADD', keys.groups, header(firsts[ready]).group)
    end
    in_portions(queue, 'ZADD', ready)
  end
  return woke
end
