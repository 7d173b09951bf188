-- Members of open households of a jurisdiction by what files know them by, so many after an id.
select p.id, p.household, p.name, p.birth_year as "birthYear"
from person p
join household h on h.county = p.county and h.id = p.household and h.closed_on is null
join building b on b.county = h.county and b.id = h.building
where p.county = ${county} and p.id > ${after} and (b.community is null or starts_with(b.community, ${community}))
order by p.id
limit ${limit}
