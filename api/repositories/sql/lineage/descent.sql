-- What became of a grid's ground from a day up to the plan in force, in the order of the plans.
with recursive reached as (
  select l.plan, l.ancestor, l.successor, l.share, p.effective_from
  from grid_lineage l
  join plan p on p.county = l.county and p.id = l.plan and p.state = 'published'
  where l.county = ${county} and l.ancestor = ${key} and p.effective_from >= ${from}
  union
  select l.plan, l.ancestor, l.successor, l.share, p.effective_from
  from reached r
  join grid_lineage l on l.county = ${county} and l.ancestor = r.successor
  join plan p on p.county = l.county and p.id = l.plan and p.state = 'published'
    and p.effective_from > r.effective_from
)
select plan, ancestor, successor, share
from reached
where effective_from <= (select since from plan_in_force where county = ${county} and root = ${root})
order by effective_from, ancestor, share desc, successor
