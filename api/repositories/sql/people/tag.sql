-- A service need in sight.
select t.id, t.person, t.since, t.until, p.household
from welfare_tag t
join person p on p.county = t.county and p.id = t.person
where t.county = ${county} and t.id = ${id}
