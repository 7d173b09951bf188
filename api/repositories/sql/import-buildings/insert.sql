-- Writes buildings.
insert into building (county, id, community, villagers_group, name, floors, use, outline, anchor, source_code)
select ${county}, c.id, c.community, c."villagersGroup", c.name, coalesce(c.floors, 1), coalesce(c.use, 'residential'),
  c.outline, c.anchor, c."sourceCode"
from json_to_recordset(${rows:json}) as c (id uuid, community text, "villagersGroup" text, name text, floors int,
  use text, outline geometry(MultiPolygon, 4326), anchor geometry(Point, 4326), "sourceCode" text)
