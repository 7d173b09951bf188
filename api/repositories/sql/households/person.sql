-- One person in sight, with the grid in force their household stands in.
select p.id, p.name, p.phone, p.phone_key as "phoneKey", g.key as "gridKey"
from person p
join household_grid hg on hg.county = p.county and hg.household = p.household
left join (plan_in_force f join grid g on g.county = f.county and g.plan = f.plan)
  on g.county = hg.county and g.path = hg.path
where p.county = ${county} and p.id = ${id}
