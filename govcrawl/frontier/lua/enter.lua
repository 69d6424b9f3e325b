-- Fragment: children that no page's commit brings into a run. Needs run, insert.
-- Reads and checks all that writing them needs, and enters them into the seen set: returns their plan (for
-- insert_children) and the run's counters as they were, or nil, nil and what the script returns instead.
local function enter_children(keys, run, first, number, level)
  local plan, now_level, split = plan_children(keys, first, number, level)
  if not plan then
    return nil, nil, { 'stale', now_level, split }
  end
  local had = read_run(run, 'listed', 'known')
  local wrong = check_plan(keys, plan) or enter_seen(plan)
  if wrong then
    return nil, nil, wrong
  end
  return plan, had
end
