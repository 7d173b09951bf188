-- Takes households off the map that are closed or do not stand where they stood.
delete from household_grid g
using household h
join building b on b.county = h.county and b.id = h.building
left join unit u on u.county = h.county and u.id = h.unit
where g.county = ${county} and h.county = ${county} and h.id = g.household
  and (h.closed_on is not null or not (g.position = coalesce(h.position, u.entrance, b.anchor)))
