-- Adds which grids of a plan hold the ground of which grids of the plan before it.
insert into grid_lineage (county, plan, ancestor, successor, share)
select ${county}, plan, ancestor, successor, share
from json_to_recordset(${rows:json}) as r (plan uuid, ancestor uuid, successor uuid, share double precision)
