-- The piece after a place, in file order.
select layer, first_row as "firstRow", rows, sealed, sealed_key as "sealedKey"
from import_chunk
where county = ${county} and job = ${job} and layer = any (${layers}::int[]) and (layer, first_row) > (${layer}, ${firstRow})
order by layer, first_row
limit 1
