-- Label points of a plan's grids that bear no code yet.
select g.key, g.level, g.community, g.label
from grid g
join grid_identity i on i.county = g.county and i.key = g.key
where g.county = ${county} and g.plan = ${plan} and i.code is null
