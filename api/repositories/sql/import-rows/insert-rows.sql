-- Writes what a check makes of rows.
insert into import_row (county, job, layer, row, verdict, source_key, hash, target, stamp, gone, placed, candidate, problems)
select ${county}, ${job}, r.layer, r."row", r.verdict, r."sourceKey", r.hash, r.target, r.stamp, r.gone, r.placed,
  r.candidate, r.problems
from json_to_recordset(${rows:json}) as r (
  layer int, "row" int, verdict text, "sourceKey" text, hash text, target uuid, stamp text, gone boolean, placed text,
  candidate jsonb, problems jsonb)
