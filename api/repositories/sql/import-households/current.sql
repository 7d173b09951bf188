-- Households as they are now, by the names that files' rows have. Closed ones say so, which no row of a file does.
select h.id, h.building, h.unit, h.floor, h.room, h.occupancy, h.since, lower(h.position::text) as position,
  h.source_code as "sourceCode", h.closed_on as "closedOn", h.closed_why as "closedWhy"
from household h
where h.county = ${county} and h.id = any (${ids}::uuid[])
