-- Adds buildings: an outline where there is one, an anchor always.
insert into building (county, id, community, compound, villagers_group, name, floors, use, outline, anchor, source_code)
select ${county}, id, community, compound, "villagersGroup", name, floors, use, outline, anchor, "sourceCode"
from json_to_recordset(${rows:json}) as r (
  id uuid, community text, compound uuid, "villagersGroup" text, name text, floors int, use text,
  outline geometry(MultiPolygon, 4326), anchor geometry(Point, 4326), "sourceCode" text)
