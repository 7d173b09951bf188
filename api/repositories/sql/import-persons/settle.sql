-- After members came or changed: whoever was head before steps down for the head the file names, and children without a
-- guardian are reached through the head of their household, a grown-up.
with came as (
  select distinct p.household
  from import_row r
  join person p on p.county = r.county and p.id = r.target
  where r.county = ${county} and r.job = ${job} and r.verdict = ${verdict}
), heads as (
  select p.household, p.id
  from import_row r
  join person p on p.county = r.county and p.id = r.target and p.relation = '户主'
  where r.county = ${county} and r.job = ${job} and r.verdict = ${verdict} and r.candidate->>'relation' = '户主'
), stepped as (
  update person p
  set relation = '其他'
  from heads h
  where p.county = ${county} and p.household = h.household and p.relation = '户主' and p.id <> h.id
    and not exists (select from heads o where o.id = p.id)
)
update person c
set guardian = g.id
from came, person g
where c.county = ${county} and c.household = came.household and c.guardian is null and c.birth_year > ${year}::int - 14
  and g.county = c.county and g.household = c.household and g.id <> c.id and g.relation = '户主'
  and (g.id in (select id from heads) or not exists (select from heads h where h.household = c.household))
  and (g.birth_year is null or g.birth_year <= ${year}::int - 14)
