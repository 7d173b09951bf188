-- Where each piece of so many rows of a verdict begins.
select layer, "row"
from (
  select r.layer, r.row as "row", row_number() over (order by r.layer, r.row) as n
  from import_row r
  where r.county = ${county} and r.job = ${job} and r.verdict = ${verdict}
) numbered
where (n - 1) % ${size} = 0
order by layer, "row"
