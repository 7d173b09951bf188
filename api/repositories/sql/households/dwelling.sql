-- Where a door is: its unit's entrance, else its building's anchor; no row where there is no such door.
select coalesce(u.entrance, b.anchor) as position,
  concat(coalesce(c.name, b.villagers_group), b.name, u.name) as door
from building b
left join compound c on c.county = b.county and c.id = b.compound
left join unit u on u.county = b.county and u.building = b.id and u.id = ${unit}::uuid
where b.county = ${county} and b.id = ${building} and (${unit}::uuid is null or u.id is not null)
