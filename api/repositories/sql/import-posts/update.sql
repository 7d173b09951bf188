-- Changes posts of one piece of a job to what the file says: days, deputy and consent. Somebody else, another role or another
-- place would be another post.
update post p
set valid_from = coalesce(n."from", p.valid_from), valid_to = coalesce(n."to", p.valid_to), deputy = coalesce(n.deputy, p.deputy),
  consent_at = coalesce(n."consentAt", p.consent_at)
from (
  select r.target, c.*
  from import_row r
  cross join lateral jsonb_to_record(r.candidate) as c (staff uuid, role text, "scopeKind" text, "scopeId" text, "floorFrom" int,
    "floorTo" int, "from" date, "to" date, deputy uuid, "consentAt" date)
  where r.county = ${county} and r.job = ${job} and r.verdict = ${verdict} and (r.layer, r.row) >= (${layer}, ${row})
    and (${toLayer}::int is null or (r.layer, r.row) < (${toLayer}::int, ${toRow}::int))
) n
where p.county = ${county} and p.id = n.target
