-- Visits to households of a jurisdiction by what files know them by, so many after an id.
select v.id, v.household, v.account, (v.at at time zone 'Asia/Shanghai')::date as day
from visit v
join household h on h.county = v.county and h.id = v.household
join building b on b.county = h.county and b.id = h.building
where v.county = ${county} and v.id > ${after} and (b.community is null or starts_with(b.community, ${community}))
order by v.id
limit ${limit}
