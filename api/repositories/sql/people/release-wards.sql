-- Children whose guardian goes with a household that closes are reached through the head of their own, if they have one.
update person c
set guardian = (
  select h.id from person h
  where h.county = c.county and h.household = c.household and h.relation = '户主' and h.id <> c.id
    and (h.birth_year is null or h.birth_year <= ${year}::int - 14)
  limit 1)
from person g
where g.county = ${county} and g.household = ${household}
  and c.county = g.county and c.guardian = g.id and c.household <> g.household
