-- A grid in force by its code, and whether whoever asks holds a post on it or above it.
select g.key, patrols_grid(g.key) as own
from grid_identity i
join plan_in_force f on f.county = i.county
join grid g on g.county = f.county and g.plan = f.plan and g.key = i.key
where i.county = ${county} and i.code = ${code}
