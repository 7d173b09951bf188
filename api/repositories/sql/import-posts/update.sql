-- Changes posts of a job to what the file says: days, deputy and consent. Somebody else, another role or another
-- place would be another post.
update post p
set valid_from = coalesce(n."from", p.valid_from), valid_to = coalesce(n."to", p.valid_to), deputy = coalesce(n.deputy, p.deputy),
  consent_at = coalesce(n."consentAt", p.consent_at)
from json_to_recordset(${rows:json}) as n (id uuid, staff uuid, role text, "scopeKind" text, "scopeId" text, "floorFrom" int,
  "floorTo" int, "from" date, "to" date, deputy uuid, "consentAt" date)
where p.county = ${county} and p.id = n.id
