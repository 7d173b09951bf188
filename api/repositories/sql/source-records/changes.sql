-- The next piece of what an import changed.
select piece, packed, was_key as "wasKey"
from import_change
where county = ${county} and job = ${job} and piece > ${after}
order by piece
limit 1
