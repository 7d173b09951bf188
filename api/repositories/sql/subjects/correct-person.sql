-- Writes the fields that are named; the others stay. No row: nobody of this household.
update person p set
  name = case when 'name' = any (${fields}::text[]) then ${name} else p.name end,
  sex = case when 'sex' = any (${fields}::text[]) then ${sex} else p.sex end,
  birth_year = case when 'birthYear' = any (${fields}::text[]) then ${birthYear}::int else p.birth_year end,
  phone = case when 'phone' = any (${fields}::text[]) then ${phone}::bytea else p.phone end,
  phone_key = case when 'phone' = any (${fields}::text[]) then ${phoneKey} else p.phone_key end,
  phone_index = case when 'phone' = any (${fields}::text[]) then ${phoneIndex}::bytea else p.phone_index end,
  relation = case when 'relation' = any (${fields}::text[]) then ${relation} else p.relation end,
  residence = case when 'residence' = any (${fields}::text[]) then ${residence} else p.residence end
where p.county = ${county} and p.id = ${id} and p.household = ${household}
returning p.id
