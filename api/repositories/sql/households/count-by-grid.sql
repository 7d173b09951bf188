-- Households by the deepest grid in force that holds them.
select i.code, count(*)::int as n
from household_grid hg
join plan_in_force f on f.county = hg.county
join grid g on g.county = f.county and g.plan = f.plan and g.path = hg.path
join grid_identity i on i.county = g.county and i.key = g.key
where hg.county = ${county}
group by i.code
