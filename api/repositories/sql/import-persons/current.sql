-- Members as they are now, by the names that files' rows have; `sealed` is for putting them back.
select p.id, p.household, p.name, p.sex, p.birth_year as "birthYear", p.phone_index::text as "phoneIndex", p.relation, p.residence,
  jsonb_build_object('phone', p.phone::text, 'phoneKey', p.phone_key, 'guardian', p.guardian) as sealed
from person p
where p.county = ${county} and p.id = any (${ids}::uuid[])
