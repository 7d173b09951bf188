-- Grids in force on the ground of the asker's posts of today, and those below, in the order of the hierarchy.
select g.path, i.code, g.name, g.level
from plan_in_force f
join grid g on g.county = f.county and g.plan = f.plan
join grid_identity i on i.county = g.county and i.key = g.key
where f.county = ${county} and exists (
  select from sight_ranges(${county}, sight_account()) r where g.path >= r.lo and g.path < r.hi)
order by g.path
