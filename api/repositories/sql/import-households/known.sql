-- Open households of those buildings by what files know them by, so many after an id.
select h.id, h.building, u.name as unit, h.room, h.source_code as "sourceCode"
from household h
join building b on b.county = h.county and b.id = h.building
left join unit u on u.county = h.county and u.id = h.unit
where h.county = ${county} and h.id > ${after} and h.closed_on is null
  and (b.community is null or starts_with(b.community, ${community}))
order by h.id
limit ${limit}
