-- The code of an entrance and the place it is registered to, held until the transaction ends.
select u.door_token as token, coalesce(b.community, b.county) as place
from unit u
join building b on b.county = u.county and b.id = u.building
where u.county = ${county} and u.id = ${unit}
for update of u
