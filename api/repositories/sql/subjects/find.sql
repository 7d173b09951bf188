-- Doors within reach whose address holds every word, literally; nobody's name.
select d.id as household, concat(coalesce(c.name, b.villagers_group), b.name) as building, u.name as unit, d.floor, d.room,
  d.closed
from household_door d
join building b on b.county = d.county and b.id = d.building
left join compound c on c.county = b.county and c.id = b.compound
left join unit u on u.county = d.county and u.id = d.unit
where d.county = ${county} and not exists (
  select from unnest(${words}::text[]) word
  where strpos(concat(c.name, b.villagers_group, b.name, u.name, d.room), word) = 0)
order by 2, length(u.name), u.name, d.floor, length(d.room), d.room, d.id
limit ${limit}
