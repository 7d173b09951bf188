-- Writes what may change about a household. Behind another door it has no position of its own any more.
update household
set position = case when building = ${building}::uuid and unit is not distinct from ${unit}::uuid then position end,
  building = ${building}, unit = ${unit}, floor = ${floor}, room = ${room}, occupancy = ${occupancy},
  since = ${since}::date, version = version + 1
where county = ${county} and id = ${id}
