-- Forgets, or remembers as before, what rows became that an import brought.
with gone as (
  select r."sourceKey" as source_key, r.target, r.earlier
  from json_to_recordset(${rows:json}) as r ("sourceKey" text, target uuid, earlier jsonb)
), forgotten as (
  delete from source_record s using gone g
  where s.county = ${county} and s.community = ${community} and s.kind = ${kind} and s.source_key = g.source_key
    and s.source_key = any (array(select source_key from gone))
    and s.target = g.target and g.earlier is null
)
update source_record s
set target = (g.earlier ->> 'target')::uuid, hash = g.earlier ->> 'hash',
  stamp = g.earlier ->> 'stamp', job = (g.earlier ->> 'job')::uuid
from gone g
where s.county = ${county} and s.community = ${community} and s.kind = ${kind} and s.source_key = g.source_key
  and s.source_key = any (array(select source_key from gone))
  and s.target = g.target and g.earlier is not null
