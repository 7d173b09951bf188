-- A household on the caller's own ground, held until the transaction ends: nobody else changes it or its members meanwhile.
select h.id, h.building, h.unit, h.floor, h.room, h.occupancy, h.since, h.version, hg.path::text as path,
  concat(coalesce(c.name, b.villagers_group), b.name, u.name, h.room) as door, g.key as "gridKey", i.code as "gridCode"
from household h
join household_grid hg on hg.county = h.county and hg.household = h.id
join building b on b.county = h.county and b.id = h.building
left join compound c on c.county = b.county and c.id = b.compound
left join unit u on u.county = h.county and u.id = h.unit
left join (plan_in_force f join grid g on g.county = f.county and g.plan = f.plan)
  on g.county = hg.county and g.path = hg.path
left join grid_identity i on i.county = g.county and i.key = g.key
where h.county = ${county} and h.id = ${id} and h.closed_on is null
for update of h
