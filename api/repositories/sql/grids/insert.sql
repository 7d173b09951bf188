-- Adds the versions of grids in a plan, each with the polygon that is the union of its faces.
insert into grid (county, plan, key, level, parent, community, kind, urban, name, band_min, band_max, source_code,
  exclave, polygon, label)
select ${county}, plan, key, level, parent, community, kind, urban, name, "bandMin", "bandMax", "sourceCode",
  exclave, polygon, label
from json_to_recordset(${rows:json}) as r (
  plan uuid, key uuid, level int, parent uuid, community text, kind text, urban boolean, name text,
  "bandMin" int, "bandMax" int, "sourceCode" text, exclave boolean, polygon geometry(MultiPolygon, 4326),
  label geometry(Point, 4326))
