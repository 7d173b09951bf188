-- Puts the households behind these doors on the map.
insert into household_grid (county, household, path, position)
select h.county, h.id, d.path, d.position
from household h
join json_to_recordset(${doors:json}) as d (building uuid, unit uuid, path bigint, position geometry(Point, 4326))
  on d.building = h.building and d.unit is not distinct from h.unit
where h.county = ${county} and h.closed_on is null and h.position is null
  and not exists (select from household_grid g where g.county = ${county} and g.household = h.id)
