-- Adds waters of the base map.
insert into water (county, id, name, shape)
select ${county}, id, name, shape
from json_to_recordset(${rows:json}) as r (id uuid, name text, shape geometry(MultiPolygon, 4326))
