with gone as (
  delete from welfare_tag t
  using person p
  where t.county = ${county} and p.county = t.county and p.id = t.person and p.household = ${household}
  returning 1)
select count(*)::int as n from gone
