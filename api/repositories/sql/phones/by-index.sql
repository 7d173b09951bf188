-- Members in sight whose number has one of these keyed hashes.
select p.household, p.id as person
from person p
where p.county = ${county} and p.phone_index = any (${indexes}::bytea[])
order by p.household, p.id
limit ${limit}
