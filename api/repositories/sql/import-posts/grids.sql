-- Grids in force within a jurisdiction: their codes here, at their source and on other platforms, and their names.
select g.key, i.code, g.source_code as "sourceCode", g.name,
  array(select e.value from jsonb_each_text(g.external_codes) e order by e.key) as "externalCodes"
from plan_in_force f
join grid g on g.county = f.county and g.plan = f.plan
join grid_identity i on i.county = g.county and i.key = g.key
where f.county = ${county} and starts_with(g.community, ${community})
order by g.level, i.code
