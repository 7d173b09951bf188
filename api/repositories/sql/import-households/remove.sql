-- Takes households away again, but for those that somebody lives in, that were visited, that somebody keeps in touch with or
-- a post lies on: they stay and are answered.
with asked as (
  select h.id, h.unit,
    exists (select from person p where p.county = h.county and p.household = h.id)
    or exists (select from visit v where v.county = h.county and v.household = h.id)
    or exists (select from contact c where c.county = h.county and c.household = h.id) as stays
  from household h
  where h.county = ${county} and h.id = any (${ids}::uuid[])
), gone as (
  delete from household h using asked a where h.county = ${county} and h.id = a.id and not a.stays
)
select id from asked where stays
