-- Rows that cannot be written, after a place, in file order.
select layer, row, verdict, problems
from import_row
where county = ${county} and job = ${job} and (layer, row) > (${layer}, ${row})
  and (${verdicts}::text[] is null or verdict = any (${verdicts}::text[]))
  and (${only}::int is null or layer = ${only})
order by layer, row
limit ${limit}
