-- Facilities of the county.
select id, kind, name, position from facility where county = ${county} order by id
