-- Whoever was head of a household before steps down for the head that a row of this piece names; a file names one at most.
update person p
set relation = '其他'
from (
  select h.household, h.id
  from import_row r
  join person h on h.county = r.county and h.id = r.target and h.relation = '户主'
  where r.county = ${county} and r.job = ${job} and r.verdict = ${verdict} and (r.layer, r.row) >= (${layer}, ${row})
    and (${toLayer}::int is null or (r.layer, r.row) < (${toLayer}::int, ${toRow}::int)) and r.candidate->>'relation' = '户主'
) n
where p.county = ${county} and p.household = n.household and p.relation = '户主' and p.id <> n.id
