-- Takes back the posts that succeeded those on grids a plan would have retired, and opens the old ones again.
with taken as (
  select o.id as old, n.id as new, n.valid_to
  from grid_lineage l
  join post o on o.county = l.county and o.scope_kind = 'grid' and o.scope_id = l.ancestor::text
    and o.valid_to = ${day}::date - 1
  join post n on n.county = l.county and n.scope_kind = 'grid' and n.scope_id = l.successor::text
    and n.staff = o.staff and n.role = o.role and n.valid_from = ${day}::date
  where l.county = ${county} and l.plan = ${plan}
    and not exists (select from grid g where g.county = l.county and g.plan = l.plan and g.key = l.ancestor)
), reopened as (
  update post p set valid_to = t.valid_to
  from taken t
  where p.county = ${county} and p.id = t.old
)
delete from post p
using taken t
where p.county = ${county} and p.id = t.new
