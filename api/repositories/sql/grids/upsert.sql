-- Adds versions of grids to a plan or changes those that are there, each with the union of its faces.
insert into grid as g (county, plan, key, level, parent, community, kind, urban, name, band_min, band_max, source_code,
  exclave, polygon, label)
select ${county}, plan, key, level, parent, community, kind, urban, name, "bandMin", "bandMax", "sourceCode",
  exclave, polygon, label
from json_to_recordset(${rows:json}) as r (
  plan uuid, key uuid, level int, parent uuid, community text, kind text, urban boolean, name text,
  "bandMin" int, "bandMax" int, "sourceCode" text, exclave boolean, polygon geometry(MultiPolygon, 4326),
  label geometry(Point, 4326))
on conflict (county, plan, key) do update set level = excluded.level, parent = excluded.parent,
  community = excluded.community, kind = excluded.kind, urban = excluded.urban, name = excluded.name,
  band_min = excluded.band_min, band_max = excluded.band_max, source_code = excluded.source_code,
  exclave = excluded.exclave, polygon = excluded.polygon, label = excluded.label
