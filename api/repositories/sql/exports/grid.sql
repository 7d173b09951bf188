-- A grid in force, and whether the asker has any household there.
select i.key, i.code, g.name, exists (
    select from household_grid hg
    where hg.county = g.county and hg.path >= g.path
      and hg.path < g.path + case g.level when 1 then 10000 when 2 then 100 else 1 end) as "inSight"
from grid_identity i
join plan_in_force f on f.county = i.county
join grid g on g.county = f.county and g.plan = f.plan and g.key = i.key
where i.county = ${county} and i.code = ${code}
