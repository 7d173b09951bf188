-- Codes and names of grids in force.
select g.key, i.code, g.name
from plan_in_force f
join grid g on g.county = f.county and g.plan = f.plan
join grid_identity i on i.county = g.county and i.key = g.key
where f.county = ${county} and f.root = ${root} and g.key = any (${keys}::uuid[])
