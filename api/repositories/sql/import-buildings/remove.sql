-- Takes buildings away again, but for those that have units, households or posts: they stay and are answered.
with asked as (
  select b.id,
    exists (select from unit u where u.county = b.county and u.building = b.id)
    or exists (select from household h where h.county = b.county and h.building = b.id)
    or exists (select from post p where p.county = b.county and p.scope_kind = 'building' and p.scope_id = b.id::text) as stays
  from building b
  where b.county = ${county} and b.id = any (${ids}::uuid[])
), gone as (
  delete from building b using asked a where b.county = ${county} and b.id = a.id and not a.stays
)
select id from asked where stays
