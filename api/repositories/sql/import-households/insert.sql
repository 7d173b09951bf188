-- Writes households; who answers for them is written when all are there.
insert into household (county, id, building, unit, floor, room, occupancy, since, position, source_code)
select ${county}, n.id, n.building, n.unit, n.floor, n.room, n.occupancy, n.since, n.position, n."sourceCode"
from json_to_recordset(${rows}::json) as n (id uuid, building uuid, unit uuid, floor int, room text, occupancy text,
  since date, position geometry(Point, 4326), "sourceCode" text)
