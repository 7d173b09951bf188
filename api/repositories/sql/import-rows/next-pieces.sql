-- Pieces that hold rows of these verdicts after a place, in file order.
select layer, first_row as "firstRow", last_row as "lastRow", verdicts, sealed, sealed_key as "sealedKey"
from import_piece
where county = ${county} and job = ${job} and layer >= ${layer} and (layer, last_row) > (${layer}, ${row})
  and (${verdicts}::text[] is null or verdicts && ${verdicts}::text[]) and (${only}::int is null or layer = ${only})
order by layer, first_row
limit ${limit}
