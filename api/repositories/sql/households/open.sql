-- Opens a household behind a door. With `like`, the position of its own is that of the household it was split from.
insert into household (county, id, building, unit, floor, room, occupancy, since, position)
values (${county}, ${id}, ${building}, ${unit}, ${floor}, ${room}, ${occupancy}, ${since}::date,
  (select position from household where county = ${county} and id = ${like}::uuid))
