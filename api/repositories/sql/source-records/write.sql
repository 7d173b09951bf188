-- Remembers what rows became.
insert into source_record (county, community, kind, source_key, target, hash, stamp, job)
select ${county}, ${community}, ${kind}, r."sourceKey", r.target, r.hash, r.stamp, ${job}
from json_to_recordset(${rows}::json) as r ("sourceKey" text, hash text, target uuid, stamp text)
on conflict (county, community, kind, source_key) do update
set target = excluded.target, hash = excluded.hash, stamp = excluded.stamp, job = excluded.job
