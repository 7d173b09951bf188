-- Persons after a key whose number is sealed under another key than that of now, or cannot be found by it; held until the
-- transaction ends.
select county, id, phone as sealed, phone_key as "keyId"
from person
where phone is not null and (phone_key <> ${keyId} or phone_index is null)
  and (county, id) > (${county}, ${id}::uuid)
order by county, id
limit ${limit}
for update
