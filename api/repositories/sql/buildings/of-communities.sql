-- Buildings registered to some communities, or to none.
select id, name, anchor as position
from building
where county = ${county} and (community is null or community = any (${communities}::text[]))
order by id
