-- Moves a plan from one state to the next, with who did it; no row when it is not in the first. What a plan is moved
-- back from is forgotten with who did it.
update plan set state = ${to},
  submitted_by = case ${to} when 'submitted' then ${account}::uuid when 'draft' then null else submitted_by end,
  approved_by = case ${to} when 'approved' then coalesce(approved_by, ${account}::uuid) else null end,
  effective_from = null, published_at = null, published_by = null, published_note = null, accepted = '[]'
where county = ${county} and id = ${id} and state = ${from}
returning id
