-- Gives a compound other names.
insert into compound_alias (county, compound, alias, kind)
select ${county}, ${compound}, alias, kind
from json_to_recordset(${rows:json}) as r (alias text, kind text)
on conflict do nothing
