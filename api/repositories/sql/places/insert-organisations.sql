-- Adds shops, employers, schools and property companies.
insert into organisation (county, id, community, kind, name, duty_name, duty_phone, position)
select ${county}, id, community, kind, name, "dutyName", "dutyPhone", position
from json_to_recordset(${rows:json}) as r (
  id uuid, community text, kind text, name text, "dutyName" text, "dutyPhone" text,
  position geometry(Point, 4326))
