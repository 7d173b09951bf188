-- Compounds of the base map.
select name, kind, shape from compound where county = ${county} order by id
