-- Fragment: the header line of a payload, the only part of it that scripts read.
-- version TAB group TAB run TAB kind (a article, l list) TAB priority TAB validator field (or -) NEWLINE json
local function header(payload)
  local version, group, run, kind, priority, validator =
    string.match(payload, '^(%d+)\t([^\t\n]*)\t([^\t\n]*)\t([al])\t(-?%d+)\t(%S+)\n')
  if not version then
    return nil
  end
  return { version = tonumber(version), group = group, run = run, kind = kind, priority = tonumber(priority), validator = validator }
end

-- Best priority first, then oldest first: exact in a double for priorities within 4,000 and 10^12 requests.
local function score(priority, id)
  return -priority * 1099511627776 + (tonumber(id) or 0) -- a stranger's id may be anything
end
