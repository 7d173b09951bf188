-- Puts posts back as they were.
update post p
set valid_from = w."from", valid_to = w."to", deputy = w.deputy, consent_at = w."consentAt"
from json_to_recordset(${rows:json}) as w (id uuid, "from" date, "to" date, deputy uuid, "consentAt" date)
where p.county = ${county} and p.id = w.id
