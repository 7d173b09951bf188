-- Where the doors stand at which needs were left that are still kept.
select distinct u.id as unit, u.entrance as position
from need n
join unit u on u.county = n.county and u.id = n.unit
where n.county = ${county}
order by u.id
