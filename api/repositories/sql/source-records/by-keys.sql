-- What rows of files became, by what they are known by.
select source_key as "sourceKey", target, hash, stamp, job
from source_record
where county = ${county} and community = ${community} and kind = ${kind} and source_key = any (${keys}::text[])
