-- Posts of a staff member that lie on grids of some plans.
select p.id
from post p
join grid g on g.county = p.county and g.plan = any(${plans}::uuid[])
  and g.key = case when p.scope_kind = 'grid' then p.scope_id::uuid end
where p.county = ${county} and p.staff = ${staff}
