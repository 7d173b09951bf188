-- Children without a guardian, in households that these rows are about, are reached through the head, a grown-up.
update person c
set guardian = g.id
from (
  select distinct h.household
  from json_to_recordset(${rows:json}) as r (id uuid)
  join person h on h.county = ${county} and h.id = r.id
) n
join person g on g.county = ${county} and g.household = n.household and g.relation = '户主'
where c.county = ${county} and c.household = n.household and c.guardian is null and c.id <> g.id
  and c.birth_year > ${year}::int - 14 and (g.birth_year is null or g.birth_year <= ${year}::int - 14)
