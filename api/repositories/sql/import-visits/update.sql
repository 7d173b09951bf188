-- Changes visits of a job to what the file says: what came of them, and a note.
update visit v
set outcome = n.outcome, note = coalesce(n.note, v.note)
from json_to_recordset(${rows:json}) as n (id uuid, household uuid, account uuid, at timestamptz, outcome text, note text)
where v.county = ${county} and v.id = n.id
