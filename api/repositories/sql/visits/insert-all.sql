-- Adds visits of many accounts; for a town that is loaded.
insert into visit (county, id, household, account, at, outcome, recorded_at)
select ${county}, id, household, account, at, outcome, at
from json_to_recordset(${rows:json}) as r (id uuid, household uuid, account uuid, at timestamptz, outcome text)
