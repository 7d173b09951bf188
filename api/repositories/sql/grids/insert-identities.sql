-- Adds identities of grids that are new; one that another plan brought stays as it is, with its code.
insert into grid_identity (county, key, community)
select ${county}, key, community
from json_to_recordset(${rows:json}) as r (key uuid, community text)
on conflict (county, key) do nothing
