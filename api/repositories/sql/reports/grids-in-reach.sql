-- Grids in force within the asker's jurisdiction, in the order of the hierarchy.
select g.path, i.code, g.name, g.level
from plan_in_force f
join grid g on g.county = f.county and g.plan = f.plan
join grid_identity i on i.county = g.county and i.key = g.key
where f.county = ${county} and g.path >= reach_lo() and g.path < reach_hi()
order by g.path
