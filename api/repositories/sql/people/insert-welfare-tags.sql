-- Adds welfare tags, each with its purpose, its basis, who recorded it and until when.
insert into welfare_tag (county, id, person, kind, purpose, basis, recorded_by, since, until, helper)
select ${county}, id, person, kind, purpose, basis, "recordedBy", since, until, helper
from json_to_recordset(${rows:json}) as r (
  id uuid, person uuid, kind text, purpose text, basis text, "recordedBy" uuid, since date, until date, helper uuid)
