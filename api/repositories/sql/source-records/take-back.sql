-- Forgets, or remembers as before, what rows became that an import brought; and that it changed them.
with gone as (
  delete from import_change where county = ${county} and job = ${job} and target = any (${targets}::uuid[])
  returning source_key, target, earlier_record
), forgotten as (
  delete from source_record s using gone g
  where s.county = ${county} and s.community = ${community} and s.kind = ${kind} and s.source_key = g.source_key
    and s.source_key = any (array(select source_key from gone))
    and s.target = g.target and g.earlier_record is null
)
update source_record s
set target = (g.earlier_record ->> 'target')::uuid, hash = g.earlier_record ->> 'hash',
  stamp = g.earlier_record ->> 'stamp', job = (g.earlier_record ->> 'job')::uuid
from gone g
where s.county = ${county} and s.community = ${community} and s.kind = ${kind} and s.source_key = g.source_key
  and s.source_key = any (array(select source_key from gone))
  and s.target = g.target and g.earlier_record is not null
