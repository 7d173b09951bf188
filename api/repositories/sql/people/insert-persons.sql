-- Adds members of households; phones are sealed before they come here.
insert into person (county, id, household, name, sex, birth_year, phone, phone_key, phone_index, relation, residence,
  guardian)
select ${county}, id, household, name, sex, "birthYear", phone, "phoneKey", "phoneIndex", relation,
  coalesce(residence, 'here'), guardian
from json_to_recordset(${rows:json}) as r (
  id uuid, household uuid, name text, sex text, "birthYear" int, phone bytea, "phoneKey" text, "phoneIndex" bytea,
  relation text, residence text, guardian uuid)
