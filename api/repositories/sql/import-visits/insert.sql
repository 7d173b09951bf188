-- Writes visits of one piece of a job.
insert into visit (county, id, household, account, at, outcome, note)
select ${county}, n.target, n.household, n.account, n.at, n.outcome, n.note
from (
  select r.target, c.*
  from import_row r
  cross join lateral jsonb_to_record(r.candidate) as c (household uuid, account uuid, at timestamptz, outcome text, note text)
  where r.county = ${county} and r.job = ${job} and r.verdict = ${verdict} and (r.layer, r.row) >= (${layer}, ${row})
    and (${toLayer}::int is null or (r.layer, r.row) < (${toLayer}::int, ${toRow}::int))
) n
