-- Writes which rows cannot be written, and why.
insert into import_row (county, job, layer, row, verdict, problems)
select ${county}, ${job}, r.layer, r."row", r.verdict, r.problems
from json_to_recordset(${rows:json}) as r (layer int, "row" int, verdict text, problems jsonb)
