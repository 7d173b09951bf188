-- Every open household's position: its own, else its unit's entrance, else its building's anchor; one rule for counts,
-- cuts and assignment. `contact` is one of its contact members, the one of longest standing.
select h.id, coalesce(h.position, u.entrance, b.anchor) as position, h.position is not null as own, h.unit,
  h.building, c.staff as contact
from household h
join building b on b.county = h.county and b.id = h.building
left join unit u on u.county = h.county and u.id = h.unit
left join (
  select distinct on (household) household, staff from contact where county = ${county}
  order by household, since, staff
) c on c.household = h.id
where h.county = ${county} and h.closed_on is null
order by h.id
