-- Puts households on the map: path of the deepest grid, or of the community, or null outside every community.
insert into household_grid (county, household, path, position)
select ${county}, household, path, position
from json_to_recordset(${rows:json}) as r (household uuid, path bigint, position geometry(Point, 4326))
