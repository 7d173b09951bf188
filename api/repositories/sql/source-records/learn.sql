-- Rows that are in the town as the file says, though no file brought them or it said something else then.
insert into source_record (county, community, kind, source_key, target, hash, stamp, job)
select ${county}, ${community}, ${kind}, r."sourceKey", r.target, r.hash, r.stamp, ${job}
from json_to_recordset(${rows:json}) as r ("sourceKey" text, hash text, target uuid, stamp text)
on conflict (county, community, kind, source_key) do update
set target = excluded.target, hash = excluded.hash, stamp = excluded.stamp
where (source_record.hash, source_record.stamp) is distinct from (excluded.hash, excluded.stamp)
