select h.id, b.name as building, coalesce(c.name, b.villagers_group) as compound, u.name as unit, h.floor, h.room,
  h.occupancy, h.since, h.closed_on as "closedOn", h.closed_why as "closedWhy", h.source_code as "sourceCode",
  case when coalesce(hg.position, h.position) is not null
    then array[ST_X(coalesce(hg.position, h.position)), ST_Y(coalesce(hg.position, h.position))] end as position,
  i.code as "gridCode", g.name as "gridName"
from household h
join building b on b.county = h.county and b.id = h.building
left join compound c on c.county = b.county and c.id = b.compound
left join unit u on u.county = h.county and u.id = h.unit
left join household_grid hg on hg.county = h.county and hg.household = h.id
left join (plan_in_force f join grid g on g.county = f.county and g.plan = f.plan)
  on g.county = hg.county and g.path = hg.path
left join grid_identity i on i.county = g.county and i.key = g.key
where h.county = ${county} and h.id = ${household}
