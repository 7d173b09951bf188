-- Children without a guardian are reached through the head of their household, a grown-up.
update person c
set guardian = h.id
from person h
where c.county = ${county} and c.household = ${household} and c.guardian is null and c.birth_year > ${year}::int - 14
  and h.county = c.county and h.household = c.household and h.relation = '户主' and h.id <> c.id
  and (h.birth_year is null or h.birth_year <= ${year}::int - 14)
