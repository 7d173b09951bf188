-- Puts visits back as they were.
update visit v
set outcome = w.outcome, note = w.note
from json_to_recordset(${rows:json}) as w (id uuid, outcome text, note text)
where v.county = ${county} and v.id = w.id
