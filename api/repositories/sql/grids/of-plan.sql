-- Grids of a plan with the codes their identities bear.
select g.key, g.level, g.parent, g.community, g.kind, g.urban, g.name, i.code, g.source_code as "sourceCode",
  g.band_min as "bandMin", g.band_max as "bandMax", g.exclave
from grid g
join grid_identity i on i.county = g.county and i.key = g.key
where g.county = ${county} and g.plan = ${plan}
order by g.key
