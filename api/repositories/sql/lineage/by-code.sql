-- The grid that a code means: its own, the one it bore in the file it came from, or that of another platform. A grid
-- in force comes before one that is retired, and a later plan before an earlier one.
select g.key, i.code, g.name, g.level, f.plan is not null as "inForce"
from grid g
join grid_identity i on i.county = g.county and i.key = g.key
join plan p on p.county = g.county and p.id = g.plan
left join plan_in_force f on f.county = g.county and f.plan = g.plan
where g.county = ${county} and p.root = ${root} and p.state = 'published'
  and p.effective_from <= (select since from plan_in_force where county = ${county} and root = ${root})
  and (i.code = ${code} or g.source_code = ${code}
    or exists (select from jsonb_each_text(g.external_codes) e where e.value = ${code}))
order by f.plan is not null desc, i.code = ${code} desc, p.effective_from desc, i.code
limit 1
