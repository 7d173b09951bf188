-- Remembers what rows became, and what an import changed with what was known of it before. That is looked up key by key: the
-- planner, which knows nothing of rows written in this very transaction, would read all of them for every thousand.
with written as (
  select r."sourceKey", r.hash, r.target, r.stamp, r.was from json_to_recordset(${rows:json}) as r (
    "sourceKey" text, hash text, target uuid, stamp text, was bytea)
), known as (
  insert into source_record (county, community, kind, source_key, target, hash, stamp, job)
  select ${county}, ${community}, ${kind}, "sourceKey", target, hash, stamp, ${job} from written
  on conflict (county, community, kind, source_key) do update
  set target = excluded.target, hash = excluded.hash, stamp = excluded.stamp, job = excluded.job
)
insert into import_change (county, job, target, stamp, source_key, was, was_key, earlier_record)
select ${county}, ${job}, w.target, w.stamp, w."sourceKey", w.was, case when w.was is null then null else ${keyId} end,
  (select to_jsonb(s) from source_record s
   where s.county = ${county} and s.community = ${community} and s.kind = ${kind} and s.source_key = w."sourceKey")
from written w
