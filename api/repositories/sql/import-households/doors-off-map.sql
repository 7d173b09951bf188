-- Doors behind which open households stand that are not on the map, and where these doors are.
select distinct h.building, h.unit, coalesce(u.entrance, b.anchor) as position
from household h
join building b on b.county = h.county and b.id = h.building
left join unit u on u.county = h.county and u.id = h.unit
where h.county = ${county} and h.closed_on is null and h.position is null
  and not exists (select from household_grid g where g.county = ${county} and g.household = h.id)
