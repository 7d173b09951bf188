-- The grids in force whose households an account sees through its posts of today.
select i.code, g.name, g.level
from sight_ranges(${county}, ${id}) r
join plan_in_force f on f.county = ${county}
join grid g on g.county = f.county and g.plan = f.plan and g.path = r.lo
join grid_identity i on i.county = g.county and i.key = g.key
order by i.code
