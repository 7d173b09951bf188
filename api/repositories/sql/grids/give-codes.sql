-- Gives identities their codes, for ever.
update grid_identity i set code = r.code
from json_to_recordset(${rows:json}) as r (key uuid, code text)
where i.county = ${county} and i.key = r.key and i.code is null
