-- Changes staff of one piece of a job to what the file says; a phone it says nothing of stays, and so does who keeps them.
update staff s
set name = n.name, phone = coalesce(n.phone, s.phone), phone_key = coalesce(n."phoneKey", s.phone_key)
from (
  select r.target, c.*
  from import_row r
  cross join lateral jsonb_to_record(r.candidate) as c (name text, home text, phone bytea, "phoneKey" text)
  where r.county = ${county} and r.job = ${job} and r.verdict = ${verdict} and (r.layer, r.row) >= (${layer}, ${row})
    and (${toLayer}::int is null or (r.layer, r.row) < (${toLayer}::int, ${toRow}::int))
) n
where s.county = ${county} and s.id = n.target
