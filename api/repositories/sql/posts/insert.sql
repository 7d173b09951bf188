-- Adds posts: who answers for what, from when to when.
insert into post (county, id, staff, role, scope_kind, scope_id, chart_unit, valid_from, valid_to, deputy,
  away_from, away_to, consent_at)
select ${county}, id, staff, role, "scopeKind", "scopeId", "chartUnit", "from", "to", deputy,
  "awayFrom", "awayTo", "consentAt"
from json_to_recordset(${rows:json}) as r (
  id uuid, staff uuid, role text, "scopeKind" text, "scopeId" text, "chartUnit" uuid, "from" date, "to" date,
  deputy uuid, "awayFrom" date, "awayTo" date, "consentAt" date)
