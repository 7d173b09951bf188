-- Writes the paths of a plan that takes effect.
update grid g set path = r.path
from json_to_recordset(${rows:json}) as r (plan uuid, key uuid, path bigint)
where g.county = ${county} and g.plan = r.plan and g.key = r.key
