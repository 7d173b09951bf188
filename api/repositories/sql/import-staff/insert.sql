-- Writes staff of one piece of a job.
insert into staff (county, id, name, phone, phone_key, home)
select ${county}, n.target, n.name, n.phone, n."phoneKey", n.home
from (
  select r.target, c.*
  from import_row r
  cross join lateral jsonb_to_record(r.candidate) as c (name text, home text, phone bytea, "phoneKey" text)
  where r.county = ${county} and r.job = ${job} and r.verdict = ${verdict} and (r.layer, r.row) >= (${layer}, ${row})
    and (${toLayer}::int is null or (r.layer, r.row) < (${toLayer}::int, ${toRow}::int))
) n
