-- Adds comments to a plan, each pinned to a position, a grid or neither.
insert into plan_comment (county, id, plan, account, text, position, grid)
select ${county}, id, plan, account, text, position, grid
from json_to_recordset(${rows:json}) as r (
  id uuid, plan uuid, account uuid, text text, position geometry(Point, 4326), grid uuid)
