-- Writes members of households of a job.
insert into person (county, id, household, name, sex, birth_year, phone, phone_key, phone_index, relation,
  residence)
select ${county}, n.id, n.household, n.name, n.sex, n."birthYear", (n.sealed->>'phone')::bytea, n.sealed->>'phoneKey',
  n."phoneIndex", coalesce(n.relation, '其他'), coalesce(n.residence, 'here')
from json_to_recordset(${rows:json}) as n (id uuid, household uuid, name text, sex text, "birthYear" int, "phoneIndex" bytea,
  relation text, residence text, sealed jsonb)
