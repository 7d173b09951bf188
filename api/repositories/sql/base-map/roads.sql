-- Roads of the base map.
select name, kind, line from road where county = ${county} order by id
