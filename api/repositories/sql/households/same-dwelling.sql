-- Other households in sight behind the same door, with the full name of their head.
select o.id, (
    select min(p.name) from person p where p.county = o.county and p.household = o.id and p.relation = '户主'
  ) as head
from household h
join household o on o.county = h.county and o.building = h.building and o.room = h.room
  and o.unit is not distinct from h.unit and o.id <> h.id
where h.county = ${county} and h.id = ${id}
order by o.id
