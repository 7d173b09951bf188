-- Units of these names: those that are there, and made of those that are not, with their entrance where the building is
-- anchored. An id follows from what the unit is called (a uuid of version 8), by which a unit that an import made is known when
-- it is undone.
with named as (
  select distinct r.building, r.name from json_to_recordset(${units:json}) as r (building uuid, name text)
), there as (
  select distinct on (u.building, u.name) u.id, u.building, u.name
  from named n
  join unit u on u.county = ${county} and u.building = n.building and u.name = n.name
  order by u.building, u.name, u.id
), made as (
  insert into unit (county, id, building, name, entrance, floors)
  select ${county}, imported_unit(${county}, b.id, n.name), b.id, n.name, b.anchor, b.floors
  from named n
  join building b on b.county = ${county} and b.id = n.building
  where not exists (select from there t where t.building = n.building and t.name = n.name)
  returning id, building, name
)
select id, building, name from there union all select id, building, name from made
