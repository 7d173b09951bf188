-- Open households with a position of their own that are not on the map, so many after an id.
select h.id, h.position
from household h
where h.county = ${county} and h.id > ${after} and h.closed_on is null and h.position is not null
  and not exists (select from household_grid g where g.county = ${county} and g.household = h.id)
order by h.id
limit ${limit}
