-- Units that households of a job name and that are not there, with their entrance where the building is anchored. An id
-- follows from what the unit is called (a uuid of version 8), by which a unit that an import made is known when it is undone.
insert into unit (county, id, building, name, entrance, floors)
select ${county}, imported_unit(${county}, b.id, n.name), b.id, n.name, b.anchor, b.floors
from (
  select distinct (r.candidate->>'building')::uuid as building, r.candidate->>'newUnit' as name
  from import_row r
  where r.county = ${county} and r.job = ${job} and r.verdict = ${verdict} and r.candidate ? 'newUnit'
) n
join building b on b.county = ${county} and b.id = n.building
where not exists (select from unit u where u.county = ${county} and u.building = b.id and u.name = n.name)
