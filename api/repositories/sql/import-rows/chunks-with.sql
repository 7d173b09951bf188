-- The pieces that hold these rows.
select c.layer, c.first_row as "firstRow", c.rows, c.sealed, c.sealed_key as "sealedKey"
from import_chunk c
where c.county = ${county} and c.job = ${job} and exists (
  select from json_to_recordset(${rows:json}) as r (layer int, "row" int)
  where r.layer = c.layer and r."row" >= c.first_row and r."row" < c.first_row + c.rows)
order by c.layer, c.first_row
