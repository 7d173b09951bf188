-- What an import changed, after a target.
select target, stamp, source_key as "sourceKey", was, was_key as "wasKey", earlier_record as "earlierRecord"
from import_change
where county = ${county} and job = ${job} and target > ${after}::uuid
order by target
limit ${limit}
