-- One household in sight, with the deepest grid in force that holds it and the contact member of longest standing.
select h.id, h.building, b.name as "buildingName", coalesce(c.name, b.villagers_group) as "compoundName",
  c.address as "compoundAddress", h.unit as "unitId", u.name as unit, h.floor, h.room, h.occupancy,
  array[ST_X(hg.position), ST_Y(hg.position)] as position, h.version, h.since,
  g.key as "gridKey", i.code as "gridCode", g.name as "gridName", in_place(h.id) as "mayEdit", k.contact
from household_grid hg
join household h on h.county = hg.county and h.id = hg.household
join building b on b.county = h.county and b.id = h.building
left join compound c on c.county = b.county and c.id = b.compound
left join unit u on u.county = h.county and u.id = h.unit
left join (plan_in_force f join grid g on g.county = f.county and g.plan = f.plan)
  on g.county = hg.county and g.path = hg.path
left join grid_identity i on i.county = g.county and i.key = g.key
left join lateral (
  select json_build_object('id', m.staff, 'name', staff_name(m.staff), 'since', m.since) as contact
  from contact m
  where m.county = h.county and m.household = h.id
  order by m.since, m.staff
  limit 1
) k on true
where hg.county = ${county} and hg.household = ${id}
