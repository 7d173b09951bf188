-- Puts buildings back as they were.
update building b
set community = w.community, villagers_group = w."villagersGroup", name = w.name, floors = w.floors, use = w.use,
  outline = w.outline, anchor = w.anchor, source_code = w."sourceCode"
from json_to_recordset(${rows:json}) as w (id uuid, community text, "villagersGroup" text, name text, floors int, use text,
  outline geometry(MultiPolygon, 4326), anchor geometry(Point, 4326), "sourceCode" text)
where b.county = ${county} and b.id = w.id
