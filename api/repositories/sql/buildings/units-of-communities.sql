-- Units of buildings registered to some communities, or to none.
select u.id, u.building, u.name
from unit u
join building b on b.county = u.county and b.id = u.building
where u.county = ${county} and (b.community is null or b.community = any (${communities}::text[]))
order by u.id
