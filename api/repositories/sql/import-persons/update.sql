-- Changes members of a job to what the file says; what it says nothing of stays.
update person p
set household = n.household, name = n.name, sex = coalesce(n.sex, p.sex), birth_year = coalesce(n."birthYear", p.birth_year),
  phone = coalesce((n.sealed->>'phone')::bytea, p.phone), phone_key = coalesce(n.sealed->>'phoneKey', p.phone_key),
  phone_index = coalesce(n."phoneIndex", p.phone_index), relation = coalesce(n.relation, p.relation),
  residence = coalesce(n.residence, p.residence)
from json_to_recordset(${rows:json}) as n (id uuid, household uuid, name text, sex text, "birthYear" int, "phoneIndex" bytea,
  relation text, residence text, sealed jsonb)
where p.county = ${county} and p.id = n.id
