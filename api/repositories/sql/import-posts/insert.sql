-- Writes posts of a job.
insert into post (county, id, staff, role, scope_kind, scope_id, floor_from, floor_to, valid_from, valid_to, deputy, consent_at)
select ${county}, n.id, n.staff, n.role, n."scopeKind", n."scopeId", n."floorFrom", n."floorTo", n."from", n."to",
  n.deputy, n."consentAt"
from json_to_recordset(${rows:json}) as n (id uuid, staff uuid, role text, "scopeKind" text, "scopeId" text, "floorFrom" int,
  "floorTo" int, "from" date, "to" date, deputy uuid, "consentAt" date)
