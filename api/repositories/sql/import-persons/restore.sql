-- Puts members back as they were.
update person p
set household = w.household, name = w.name, sex = w.sex, birth_year = w."birthYear", phone = (w.sealed->>'phone')::bytea,
  phone_key = w.sealed->>'phoneKey', phone_index = w."phoneIndex", relation = w.relation, residence = w.residence,
  guardian = (select g.id from person g where g.county = p.county and g.id = (w.sealed->>'guardian')::uuid)
from json_to_recordset(${rows:json}) as w (id uuid, household uuid, name text, sex text, "birthYear" int,
  "phoneIndex" bytea, relation text, residence text, sealed jsonb)
where p.county = ${county} and p.id = w.id
