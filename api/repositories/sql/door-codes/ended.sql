-- Codes that were taken out of use, each with the one its entrance has now.
select e.token, e.unit, u.door_token as now
from door_code_ended e
join unit u on u.county = e.county and u.id = e.unit
where e.county = ${county}
