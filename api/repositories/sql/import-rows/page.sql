-- Rows as they were judged, after a place.
select layer, row, verdict, source_key as "sourceKey", hash, target, stamp, gone, placed, problems
from import_row
where county = ${county} and job = ${job} and (layer, row) > (${layer}, ${row})
  and (${verdicts}::text[] is null or verdict = any (${verdicts}::text[]))
  and (${only}::int is null or layer = ${only})
order by layer, row
limit ${limit}
