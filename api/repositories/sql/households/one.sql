-- One household in sight, with the deepest grid in force that holds it.
select h.id, h.building, b.name as "buildingName", coalesce(c.name, b.villagers_group) as "compoundName",
  c.address as "compoundAddress", u.name as unit, h.floor, h.room, h.occupancy,
  array[ST_X(hg.position), ST_Y(hg.position)] as position,
  g.key as "gridKey", i.code as "gridCode", g.name as "gridName"
from household_grid hg
join household h on h.county = hg.county and h.id = hg.household
join building b on b.county = h.county and b.id = h.building
left join compound c on c.county = b.county and c.id = b.compound
left join unit u on u.county = h.county and u.id = h.unit
left join (plan_in_force f join grid g on g.county = f.county and g.plan = f.plan)
  on g.county = hg.county and g.path = hg.path
left join grid_identity i on i.county = g.county and i.key = g.key
where hg.county = ${county} and hg.household = ${id}
