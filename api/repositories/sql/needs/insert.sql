-- Adds needs of a sample.
insert into need (county, id, unit, community, kind, text, receipt_hash, state, answer, sent_at, moved_at, keep_until)
select ${county}, id, unit, community, kind, text, sha256(convert_to(id::text, 'UTF8')), state, answer, "sentAt", "movedAt",
  "keepUntil"
from json_to_recordset(${rows:json}) as r (id uuid, unit uuid, community text, kind text, text text, state text, answer text,
  "sentAt" timestamptz, "movedAt" timestamptz, "keepUntil" date)
