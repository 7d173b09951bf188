-- Path and code of a grid while its plan is in force.
select g.path::text as path, i.code
from grid g
join plan_in_force f on f.county = g.county and f.plan = g.plan
join grid_identity i on i.county = g.county and i.key = g.key
where g.county = ${county} and g.plan = ${plan} and g.key = ${key}
