-- Puts a household on the map before it is written, where the policy judges its place.
insert into household_grid (county, household, path, position)
values (${county}, ${household}, ${path}::bigint, ${position}::geometry(Point, 4326))
