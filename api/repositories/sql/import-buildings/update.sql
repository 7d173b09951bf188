-- Changes buildings of a job to what the file says; of what it says nothing stays as it is.
update building b
set community = coalesce(c.community, b.community), villagers_group = coalesce(c."villagersGroup", b.villagers_group),
  name = coalesce(c.name, b.name), floors = coalesce(c.floors, b.floors), use = coalesce(c.use, b.use),
  outline = coalesce(c.outline, b.outline), anchor = c.anchor, source_code = coalesce(c."sourceCode", b.source_code)
from json_to_recordset(${rows:json}) as c (id uuid, community text, "villagersGroup" text, name text, floors int,
  use text, outline geometry(MultiPolygon, 4326), anchor geometry(Point, 4326), "sourceCode" text)
where b.county = ${county} and b.id = c.id
