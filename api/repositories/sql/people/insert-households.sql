-- Adds households; a position only where it is the household's own.
insert into household (county, id, building, unit, floor, room, occupancy, since, position, source_code)
select ${county}, id, building, unit, floor, room, occupancy, since, position, "sourceCode"
from json_to_recordset(${rows:json}) as r (
  id uuid, building uuid, unit uuid, floor int, room text, occupancy text, since date, position geometry(Point, 4326),
  "sourceCode" text)
