-- Adds roads of the base map.
insert into road (county, id, name, kind, line)
select ${county}, id, name, kind, line
from json_to_recordset(${rows:json}) as r (id uuid, name text, kind text, line geometry(LineString, 4326))
