-- Adds faces of a plan.
insert into face (county, plan, key, community, holder, exemption, polygon)
select ${county}, plan, key, community, holder, exemption, polygon
from json_to_recordset(${rows:json}) as r (
  plan uuid, key text, community text, holder uuid, exemption text, polygon geometry(Polygon, 4326))
