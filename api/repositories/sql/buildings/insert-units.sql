-- Adds units (单元) of buildings.
insert into unit (county, id, building, name, entrance, floors)
select ${county}, id, building, name, entrance, floors
from json_to_recordset(${rows:json}) as r (
  id uuid, building uuid, name text, entrance geometry(Point, 4326), floors int)
