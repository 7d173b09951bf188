-- How many households stand at the doors or within the outline of a building, within reach.
select coalesce(sum(d.n), 0)::int as n
from building b
join household_dot d on d.county = b.county and (
  d.position = b.anchor or ST_Covers(b.outline, d.position)
  or d.position in (select u.entrance from unit u where u.county = b.county and u.building = b.id))
where b.county = ${county} and b.id = ${building}
