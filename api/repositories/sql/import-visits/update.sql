-- Changes visits of one piece of a job to what the file says: what came of them, and a note.
update visit v
set outcome = n.outcome, note = coalesce(n.note, v.note)
from (
  select r.target, c.*
  from import_row r
  cross join lateral jsonb_to_record(r.candidate) as c (household uuid, account uuid, at timestamptz, outcome text, note text)
  where r.county = ${county} and r.job = ${job} and r.verdict = ${verdict} and (r.layer, r.row) >= (${layer}, ${row})
    and (${toLayer}::int is null or (r.layer, r.row) < (${toLayer}::int, ${toRow}::int))
) n
where v.county = ${county} and v.id = n.target
