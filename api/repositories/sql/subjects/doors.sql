-- Doors and rooms of a building, or of one unit of it, within reach; nobody's name.
select d.id as household, u.name as unit, d.floor, d.room, d.closed
from household_door d
left join unit u on u.county = d.county and u.id = d.unit
where d.county = ${county} and d.building = ${building} and (${unit} is null or d.unit = ${unit}::uuid)
order by length(u.name), u.name, d.floor, length(d.room), d.room, d.closed, d.id
