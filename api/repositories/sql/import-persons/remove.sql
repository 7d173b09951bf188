-- Takes members out of the register again, but for those with a service need: they stay and are answered.
with asked as (
  select p.id, exists (select from welfare_tag t where t.county = p.county and t.person = p.id) as stays
  from person p
  where p.county = ${county} and p.id = any (${ids}::uuid[])
), gone as (
  delete from person p using asked a where p.county = ${county} and p.id = a.id and not a.stays
)
select id from asked where stays
