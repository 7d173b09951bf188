-- Puts households back as they were.
update household h
set building = w.building, unit = w.unit, floor = w.floor, room = w.room, occupancy = w.occupancy, since = w.since,
  position = w.position, source_code = w."sourceCode", closed_on = w."closedOn", closed_why = w."closedWhy",
  version = h.version + 1
from json_to_recordset(${rows:json}) as w (id uuid, building uuid, unit uuid, floor int, room text, occupancy text,
  since date, position geometry(Point, 4326), "sourceCode" text, "closedOn" date, "closedWhy" text)
where h.county = ${county} and h.id = w.id
