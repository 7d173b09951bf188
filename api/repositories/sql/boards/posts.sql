-- Posts that belong to a unit of the chart: named there, or on the grid that the unit answers for. A name or number
-- leaves this query only where its holder agreed, on a day that has come. The head of a community comes first, then who answers first.
select p.id, u.id as unit, r.zh, r.en, r.call_order as "callOrder", p.valid_from as "from", p.valid_to as "to",
  case when p.consent_at <= today() then s.name end as name,
  case when p.consent_at <= today() then s.phone end as phone,
  case when p.consent_at <= today() then s.phone_key end as "phoneKey"
from organisation_unit u
join post p on p.county = u.county and (
  p.chart_unit = u.id
  or p.scope_kind = 'chart' and p.scope_id = u.id::text
  or p.scope_kind = 'grid' and p.chart_unit is null and p.scope_id = u.covers_grid::text)
join role r on r.code = p.role
join staff s on s.county = p.county and s.id = p.staff
where u.county = ${county}
order by r.code <> 'head', r.call_order, p.id
