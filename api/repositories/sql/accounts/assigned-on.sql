-- How many households a staff member is assigned on a day: contact households, while any post of a role with sight lasts,
-- and those behind the doors of such posts on buildings and units. Like assigned_households, for a day to come.
with held as (
  select p.*
  from post p
  join role r on r.code = p.role and r.sight <> 'none'
  where p.county = ${county} and p.staff = ${staff}
    and p.valid_from <= ${on}::date and (p.valid_to is null or p.valid_to >= ${on}::date)
)
select count(*)::int as n
from (
  select c.household
  from contact c
  where c.county = ${county} and c.staff = ${staff} and exists (
    select from held h
    where h.scope_kind <> 'grid' or exists (
      select from grid g
      where g.county = h.county and g.plan = any(${plans}::uuid[])
        and g.key = case when h.scope_kind = 'grid' then h.scope_id::uuid end))
  union
  select d.id
  from held h
  join household d on d.county = h.county and d.closed_on is null and case h.scope_kind
    when 'building' then d.building = h.scope_id::uuid
    when 'unit' then d.unit = h.scope_id::uuid
      and (h.floor_from is null or d.floor >= h.floor_from) and (h.floor_to is null or d.floor <= h.floor_to)
    else false end
) assigned
