-- Fragment of the commit script: the earlier record that a new one repeats, found and remembered in one step.
--
-- near_duplicate(state, postings, records, today, window, limit, id, signature)
--   state, postings, records   keys, declared by the script that includes this; all three are hashes
--   today                      day number by the server's clock
--   window                     days after which a record is forgotten
--   limit                      records kept at most: the oldest go first
--   id                         16 bytes: the record's id
--   signature                  as govcrawl.dedup.signature packs it, links included
-- returns the near_dup object as JSON, or false where the record is the first of its story.
--
-- state     buckets, entries: of the postings; next, floor: the record numbers in the window are floor to next - 1
-- postings  bucket number -> entries of 8 bytes, hash and record number, oldest first. Linear hashing: a bucket
--           is split for every 24 entries that come, so that the index has one size a record, however many
-- records   record number -> u16 day, u8 flags (1: a round-up), 16 bytes id, 16 bytes cluster, signature
--
-- The rules, number for number, are those of govcrawl/dedup/compare.py and index.py; a test holds the two together.
-- Bounded time: at most 72 buckets are read and 32 entries followed in each, 8 records compared.
local near_duplicate
do
  local NEWEST, VERIFIED, MIN_WEIGHT, POSTED, KEPT, KEPT_SLOTS = 32, 8, 0.25, 24, 64, 32
  local ENTRIES_A_BUCKET, FIRST_BUCKETS, FORGET_AT_ONCE = 24, 16, 8
  local MIN_COMMON, MIN_JACCARD, MIN_JACCARD_SHORT, SHORT, MIN_CONTAINMENT = 6, 0.25, 0.2, 150, 0.4
  local NEARLY_ALL, SLOTS_OF_THE_SAME, ONE_COUNTS = 0.9, 0.7, 200
  local DENSE, SLOTS_OF_A_BULLETIN, SLOTS_OF_A_SKELETON, SLOTS_OF_A_REPRINT = 25, 0.6, 0.55, 0.5
  local SLOTS_OF_A_LONG_SKELETON, LONG, WEAK, WEAK_FROM = 0.4, 400, 0.295, 140
  local SAME, PART = 0.9, 0.6
  local HEAD, NO_LIMIT = 35, 4294967296

  local function number_at(text, at)
    local a, b, c, d = string.byte(text, at, at + 3)
    return ((a * 256 + b) * 256 + c) * 256 + d
  end

  local function hex(bytes)
    return (string.gsub(bytes, '.', function(byte) return string.format('%02x', string.byte(byte)) end))
  end

  -- size, values, slots, where the links begin, how many there are
  local function read_signature(text, at)
    local values, slots, links = string.byte(text, at + 4, at + 6)
    local found = { struct.unpack('>' .. string.rep('I4', values), text, at + 7) }
    local open = { struct.unpack('>' .. string.rep('I2', slots), text, at + 7 + 4 * values) }
    found[#found], open[#open] = nil, nil
    return number_at(text, at), found, open, at + 7 + 4 * values + 2 * slots, links
  end

  local function set_of(numbers)
    local set = {}
    for _, number in ipairs(numbers) do set[number] = true end
    return set
  end

  -- How many of a, of b and of both lie where both sketches are complete.
  local function sample(a, in_set, b, kept)
    local limit = NO_LIMIT
    if #a == kept then limit = a[kept] end
    if #b == kept and b[kept] < limit then limit = b[kept] end
    local in_a, in_b, common = #a, 0, 0
    while in_a > 0 and a[in_a] > limit do in_a = in_a - 1 end
    for _, number in ipairs(b) do
      if number > limit then break end
      in_b = in_b + 1
      if in_set[number] then common = common + 1 end
    end
    return in_a, in_b, common
  end

  local function contained(common, containment)
    local size = common / containment
    local excess = common - MIN_CONTAINMENT * size
    return excess > 0 and excess * excess >= 9 * size * MIN_CONTAINMENT * (1 - MIN_CONTAINMENT)
  end

  local function same_template(in_a, in_b, common, size, dense, jaccard, containment)
    local fewer = math.min(in_a, in_b)
    local differing = fewer - common
    if differing == 0 then return false end
    if jaccard >= NEARLY_ALL and common < SLOTS_OF_THE_SAME * fewer then return differing > 1 or size < ONE_COUNTS end
    if common == 0 and (fewer >= 3 or (fewer == 2 and jaccard < 0.3)) then return true end
    if jaccard < WEAK and size >= WEAK_FROM and common < SLOTS_OF_A_SKELETON * fewer then return true end
    if fewer < 3 then return false end
    if dense then return common < SLOTS_OF_A_BULLETIN * fewer end
    local skeleton = size < LONG and SLOTS_OF_A_SKELETON or SLOTS_OF_A_LONG_SKELETON
    if fewer >= 4 and common < (skeleton - jaccard / 2) * fewer then return true end
    local expected = containment * fewer
    local surprising = (expected - common) ^ 2 >= 4 * (expected * (1 - containment) + 0.25)
    return surprising and common < SLOTS_OF_A_REPRINT * expected
  end

  near_duplicate = function(state, postings, records, today, window, limit, id, signature)
    local size, values, slots, links_at, link_count = read_signature(signature, 1)
    local value_set, slot_set = set_of(values), set_of(slots)
    local kept = redis.call('HMGET', state, 'buckets', 'entries', 'next', 'floor')
    local buckets, entries = tonumber(kept[1] or FIRST_BUCKETS), tonumber(kept[2] or 0)
    local next_number, floor = tonumber(kept[3] or 0), tonumber(kept[4] or 0)
    local level = FIRST_BUCKETS
    while level * 2 <= buckets do level = level * 2 end

    local function address(hash)
      local bucket = hash % (level * 2)
      if bucket >= buckets then bucket = hash % level end
      return tostring(bucket)
    end

    -- what is sought: the shingle hashes, then the links, as bytes, with the bucket of each
    local sought, where = {}, {}
    for i = 0, #values - 1 do sought[#sought + 1] = string.sub(signature, 8 + 4 * i, 11 + 4 * i) end
    for i = 0, link_count - 1 do sought[#sought + 1] = string.sub(signature, links_at + 4 * i, links_at + 4 * i + 3) end
    local names, held = {}, {}
    for i, hash in ipairs(sought) do
      where[i] = address(number_at(hash, 1))
      if held[where[i]] == nil then
        held[where[i]] = ''
        names[#names + 1] = where[i]
      end
    end
    for i, entry in ipairs(redis.call('HMGET', postings, unpack(names))) do held[names[i]] = entry or '' end

    -- every common hash counts the more the fewer records have it
    local weights, seen = {}, {}
    for i, hash in ipairs(sought) do
      local bucket, found, at = held[where[i]], {}, 1
      while true do
        at = string.find(bucket, hash, at, true)
        if not at then break end
        if at % 8 == 1 then
          local number = number_at(bucket, at + 4)
          if number >= floor then found[#found + 1] = number end
          at = at + 8
        else
          at = at + 1
        end
      end
      for _, number in ipairs(found) do
        if not weights[number] then
          weights[number] = 0
          seen[#seen + 1] = number
        end
        weights[number] = weights[number] + 1 / #found
      end
    end

    -- the best VERIFIED of them, the younger first where they are equal
    local ranked = {}
    for _, number in ipairs(seen) do
      local weight = weights[number]
      if weight >= MIN_WEIGHT then
        local place = #ranked
        while place > 0 do
          local other = weights[ranked[place]]
          if other > weight or (other == weight and ranked[place] > number) then break end
          place = place - 1
        end
        if place < VERIFIED then
          table.insert(ranked, place + 1, number)
          ranked[VERIFIED + 1] = nil
        end
      end
    end

    local best, best_jaccard, best_containment, best_number, stored = nil, 0, 0, 0, false
    local verified = {}
    local candidates = #ranked > 0 and redis.call('HMGET', records, unpack(ranked)) or {}
    for i, number in ipairs(ranked) do
      local record = candidates[i]
      if record and today - (string.byte(record, 1) * 256 + string.byte(record, 2)) <= window then
        verified[#verified + 1] = record
        local other_size, other_values, other_slots = read_signature(record, HEAD + 1)
        local in_a, in_b, common = sample(values, value_set, other_values, KEPT)
        local jaccard, containment = 0, 0
        if common > 0 then
          jaccard, containment = common / (in_a + in_b - common), common / math.min(in_a, in_b)
        end
        local smaller = math.min(size, other_size)
        local least = smaller < SHORT and MIN_JACCARD_SHORT or MIN_JACCARD
        if common >= MIN_COMMON and (jaccard >= least or contained(common, containment)) then
          local slots_a, slots_b, slots_common = sample(slots, slot_set, other_slots, KEPT_SLOTS)
          local dense = #slots * DENSE >= size or #other_slots * DENSE >= other_size
          if not same_template(slots_a, slots_b, slots_common, smaller, dense, jaccard, containment) then
            -- an old copy will be forgotten before this one need be
            local age = today - (string.byte(record, 1) * 256 + string.byte(record, 2))
            if jaccard >= SAME and age * 2 <= window then stored = true end
            local better = jaccard > best_jaccard
              or (jaccard == best_jaccard and containment > best_containment)
              or (jaccard == best_jaccard and containment == best_containment and number < best_number)
            if string.sub(record, 4, 19) ~= id and (best == nil or better) then
              best, best_jaccard, best_containment, best_number = record, jaccard, containment, number
            end
          end
        end
      end
    end

    local cluster, mixed, answer = id, 0, false
    if best then
      local match_size = number_at(best, HEAD + 1)
      local of = string.sub(best, 4, 19)
      cluster = string.sub(best, 20, 35)
      if match_size < PART * size then mixed = 1 end
      if string.byte(best, 3) == 1 and size < PART * match_size then
        -- of a round-up, the part that its own cluster knows nothing of is a story that begins there
        local alone = true
        for _, record in ipairs(verified) do
          if record ~= best and string.sub(record, 20, 35) == cluster then alone = false end
        end
        if alone then cluster = of end
      end
      if cluster ~= id then
        answer = string.format('{"cluster":"%s","of":"%s","similarity":%.3f}', hex(cluster), hex(of), best_jaccard)
      end
    end

    -- forget what has left the window
    local gone = {}
    while #gone < FORGET_AT_ONCE and floor < next_number do
      local oldest = redis.call('HGET', records, floor)
      if oldest then
        local age = today - (string.byte(oldest, 1) * 256 + string.byte(oldest, 2))
        if age <= window and next_number - floor < limit then break end
        gone[#gone + 1] = floor
      end
      floor = floor + 1
    end
    if #gone > 0 then redis.call('HDEL', records, unpack(gone)) end
    if stored then
      if #gone > 0 then redis.call('HSET', state, 'floor', floor) end
      return answer
    end

    redis.call('HSET', records, next_number, struct.pack('>I2B', today, mixed) .. id .. cluster
      .. string.sub(signature, 1, links_at - 1))
    local mine, changed = struct.pack('>I4', next_number), {}
    for i, hash in ipairs(sought) do
      if i <= POSTED or i > #values then
        local bucket, keep, same, first = held[where[i]], 1, 0, nil
        while keep <= #bucket and number_at(bucket, keep + 4) < floor do keep = keep + 8 end
        if keep > 1 then
          entries = entries - (keep - 1) / 8
          bucket = string.sub(bucket, keep)
        end
        local at = 1
        while true do
          at = string.find(bucket, hash, at, true)
          if not at then break end
          if at % 8 == 1 then
            same, first, at = same + 1, first or at, at + 8
          else
            at = at + 1
          end
        end
        if same >= NEWEST then
          bucket = string.sub(bucket, 1, first - 1) .. string.sub(bucket, first + 8)
          entries = entries - 1
        end
        held[where[i]] = bucket .. hash .. mine
        changed[where[i]] = true
        entries = entries + 1
      end
    end

    for _ = 1, 3 do
      if entries <= buckets * ENTRIES_A_BUCKET then break end
      local old, new = tostring(buckets - level), tostring(buckets)
      local bucket = held[old] or redis.call('HGET', postings, old) or ''
      local stay, leave = {}, {}
      for at = 1, #bucket, 8 do
        if number_at(bucket, at + 4) < floor then
          entries = entries - 1
        else
          local to = number_at(bucket, at) % (level * 2) == buckets and leave or stay
          to[#to + 1] = string.sub(bucket, at, at + 7)
        end
      end
      held[old], held[new] = table.concat(stay), table.concat(leave)
      changed[old], changed[new] = true, true
      buckets = buckets + 1
      if buckets == level * 2 then level = buckets end
    end

    local write, empty = {}, {}
    for name in pairs(changed) do
      if held[name] == '' then
        empty[#empty + 1] = name
      else
        write[#write + 1] = name
        write[#write + 1] = held[name]
      end
    end
    if #empty > 0 then redis.call('HDEL', postings, unpack(empty)) end
    redis.call('HSET', postings, unpack(write))
    redis.call('HSET', state, 'buckets', buckets, 'entries', entries, 'next', next_number + 1, 'floor', floor)
    return answer
  end
end
