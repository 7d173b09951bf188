-- Units of those buildings.
select u.id, u.building, u.name
from unit u
join building b on b.county = u.county and b.id = u.building
where u.county = ${county} and (b.community is null or starts_with(b.community, ${community}))
order by u.building, u.id
