-- Adds service centres, clinics, parks and the like.
insert into facility (county, id, community, kind, name, phone, hours, position)
select ${county}, id, community, kind, name, phone, hours, position
from json_to_recordset(${rows:json}) as r (
  id uuid, community text, kind text, name text, phone text, hours text, position geometry(Point, 4326))
