-- Adds compounds: walled or fenced ground with a name and an address at its gate.
insert into compound (county, id, community, name, kind, address, shape)
select ${county}, id, community, name, kind, address, shape
from json_to_recordset(${rows:json}) as r (
  id uuid, community text, name text, kind text, address text, shape geometry(MultiPolygon, 4326))
