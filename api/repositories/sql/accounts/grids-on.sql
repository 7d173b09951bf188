-- Grids whose households posts of a staff member open on a day, under the plans of that day. Households are counted as
-- they are today: by path under the plan in force, else by where they stand.
select distinct i.code, g.name, g.level, (
  select count(*)::int from household_grid h
  where h.county = g.county and case when f.plan is not null
    then h.path >= g.path and h.path < g.path + case g.level when 1 then 10000 when 2 then 100 else 1 end
    else h.position && g.polygon and ST_Intersects(h.position, g.polygon) end) as households
from post p
join role r on r.code = p.role and r.sight = 'grid'
join grid g on g.county = p.county and g.plan = any(${plans}::uuid[])
  and g.key = case when p.scope_kind = 'grid' then p.scope_id::uuid end
join grid_identity i on i.county = g.county and i.key = g.key
left join plan_in_force f on f.county = g.county and f.plan = g.plan
where p.county = ${county} and p.staff = ${staff}
  and p.valid_from <= ${on}::date and (p.valid_to is null or p.valid_to >= ${on}::date)
order by i.code
