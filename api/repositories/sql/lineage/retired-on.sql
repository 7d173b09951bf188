-- The day the first plan without a grid took effect after the last one with it.
select min(p.effective_from) as day
from plan p
where p.county = ${county} and p.root = ${root} and p.state = 'published' and p.effective_from > (
  select max(l.effective_from)
  from grid g
  join plan l on l.county = g.county and l.id = g.plan
  where g.county = ${county} and g.key = ${key} and l.root = ${root} and l.state = 'published'
    and l.effective_from <= (select since from plan_in_force where county = ${county} and root = ${root}))
