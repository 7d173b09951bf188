-- Writes posts of one piece of a job.
insert into post (county, id, staff, role, scope_kind, scope_id, floor_from, floor_to, valid_from, valid_to, deputy, consent_at)
select ${county}, n.target, n.staff, n.role, n."scopeKind", n."scopeId", n."floorFrom", n."floorTo", n."from", n."to",
  n.deputy, n."consentAt"
from (
  select r.target, c.*
  from import_row r
  cross join lateral jsonb_to_record(r.candidate) as c (staff uuid, role text, "scopeKind" text, "scopeId" text, "floorFrom" int,
    "floorTo" int, "from" date, "to" date, deputy uuid, "consentAt" date)
  where r.county = ${county} and r.job = ${job} and r.verdict = ${verdict} and (r.layer, r.row) >= (${layer}, ${row})
    and (${toLayer}::int is null or (r.layer, r.row) < (${toLayer}::int, ${toRow}::int))
) n
