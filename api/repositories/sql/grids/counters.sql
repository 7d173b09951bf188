-- The next number of each community, kept from other dealers until this transaction ends.
select community, next
from code_counter
where county = ${county} and community = any (${communities}::text[])
order by community
for update
