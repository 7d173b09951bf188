-- Places a post can be given for: by id, or by part of a name or the beginning of a code. Grids of published plans, the
-- version of the plan in force before others.
with found as (
  select 'jurisdiction' as kind, j.code as id, j.code, j.name, above.name as place, j.code as within
  from jurisdiction j
  left join jurisdiction above on above.county = j.county and above.code = j.parent
  where j.county = ${county} and ${kind} in ('jurisdiction', 'households')
  union all
  select 'chart', u.id::text, null, u.name, j.name, u.jurisdiction
  from organisation_unit u
  join jurisdiction j on j.county = u.county and j.code = u.jurisdiction
  where u.county = ${county} and ${kind} = 'chart'
  union all
  select 'grid', g.id, g.code, g.name, j.name, g.community
  from (
    select distinct on (i.key) i.key::text as id, i.code, i.community, g.name
    from grid_identity i
    join grid g on g.county = i.county and g.key = i.key
    join plan n on n.county = g.county and n.id = g.plan and n.state = 'published'
    left join plan_in_force f on f.county = n.county and f.plan = n.id
    where i.county = ${county} and ${kind} = 'grid' and starts_with(i.community, ${reach})
      and (${id}::text is null or i.key::text = ${id} or i.code = ${id})
    order by i.key, f.plan is null, n.effective_from desc
  ) g
  join jurisdiction j on j.county = ${county} and j.code = g.community
  union all
  select 'building', b.id::text, null, b.name, coalesce(c.name, j.name), coalesce(b.community, b.county)
  from building b
  left join compound c on c.county = b.county and c.id = b.compound
  left join jurisdiction j on j.county = b.county and j.code = b.community
  where b.county = ${county} and ${kind} = 'building'
  union all
  select 'unit', u.id::text, null, b.name || u.name, coalesce(c.name, j.name), coalesce(b.community, b.county)
  from unit u
  join building b on b.county = u.county and b.id = u.building
  left join compound c on c.county = b.county and c.id = b.compound
  left join jurisdiction j on j.county = b.county and j.code = b.community
  where u.county = ${county} and ${kind} = 'unit'
)
select ${kind} as kind, id, code, name, place, within
from found
where starts_with(within, ${reach})
  and (${id}::text is null or id = ${id} or code = ${id})
  and (${q}::text is null or starts_with(code, ${q}) or position(${q} in coalesce(place, '') || name) > 0)
order by length(coalesce(code, '')), place nulls first, code, name, id
limit ${limit}
