-- Units of the chart within reach, with what hangs on each: posts of today attached to it or held over it, and boxes below.
select u.id, u.jurisdiction, j.name as "jurisdictionName", u.parent, u.kind, u.name, u.ordinal,
  u.covers_grid as "coversGrid", i.code as "gridCode", g.name as "gridName",
  (select count(*)::int from post p
   where p.county = u.county and (p.chart_unit = u.id or p.scope_kind = 'chart' and p.scope_id = u.id::text)
     and (p.valid_to is null or p.valid_to >= today())) as posts,
  (select count(*)::int from organisation_unit c where c.county = u.county and c.parent = u.id) as children
from organisation_unit u
join jurisdiction j on j.county = u.county and j.code = u.jurisdiction
left join grid_identity i on i.county = u.county and i.key = u.covers_grid
left join (plan_in_force f join grid g on g.county = f.county and g.plan = f.plan)
  on g.county = u.county and g.key = u.covers_grid
where u.county = ${county} and starts_with(u.jurisdiction, ${reach}) and (${id}::uuid is null or u.id = ${id}::uuid)
order by u.jurisdiction, u.ordinal, u.name, u.id
