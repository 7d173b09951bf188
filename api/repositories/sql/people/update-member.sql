-- Writes what may change about a member; the phone stays where `keepPhone`.
update person
set name = ${name}, sex = ${sex}, birth_year = ${birthYear}, relation = ${relation}, residence = ${residence},
  guardian = ${guardian}::uuid,
  phone = case when ${keepPhone} then phone else ${phone}::bytea end,
  phone_key = case when ${keepPhone} then phone_key else ${phoneKey} end,
  phone_index = case when ${keepPhone} then phone_index else ${phoneIndex}::bytea end
where county = ${county} and id = ${id}
