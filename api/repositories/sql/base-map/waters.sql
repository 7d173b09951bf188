-- Waters of the base map.
select name, shape from water where county = ${county} order by id
