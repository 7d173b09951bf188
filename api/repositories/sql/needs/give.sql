-- Gives needs to who holds their doors now.
update need n set grid = r.grid, community = coalesce(r.community, n.community)
from json_to_recordset(${rows:json}) as r (unit uuid, grid uuid, community text)
where n.county = ${county} and n.unit = r.unit
  and (n.grid, n.community) is distinct from (r.grid, coalesce(r.community, n.community))
