-- One person in sight, with the grid in force their household stands in. For a member under 14, by year of birth, also
-- the guardian through whom they are reached: who is named as such, else the head of the household; both within sight.
select p.id, p.household, p.name, p.phone, p.phone_key as "phoneKey", g.key as "gridKey",
  coalesce(extract(year from today()) - p.birth_year < 14, false) as "isChild",
  w.id as "guardianId", w.name as "guardianName", w.phone as "guardianPhone", w.phone_key as "guardianPhoneKey"
from person p
join household_grid hg on hg.county = p.county and hg.household = p.household
left join (plan_in_force f join grid g on g.county = f.county and g.plan = f.plan)
  on g.county = hg.county and g.path = hg.path
left join lateral (
  select o.id, o.name, o.phone, o.phone_key
  from person o
  where o.county = p.county and o.id <> p.id
    and (o.id = p.guardian or o.household = p.household and o.relation = '户主')
    and coalesce(extract(year from today()) - o.birth_year >= 14, true)
  order by o.id = p.guardian desc nulls last, o.id
  limit 1) w on true
where p.county = ${county} and p.id = ${id}
