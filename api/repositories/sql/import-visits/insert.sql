-- Writes visits of a job.
insert into visit (county, id, household, account, at, outcome, note)
select ${county}, n.id, n.household, n.account, n.at, n.outcome, n.note
from json_to_recordset(${rows:json}) as n (id uuid, household uuid, account uuid, at timestamptz, outcome text, note text)
