-- Needs after a key whose number is sealed under another key than that of now; held until the transaction ends.
select county, id, phone as sealed, phone_key as "keyId"
from need
where phone is not null and phone_key <> ${keyId} and (county, id) > (${county}, ${id}::uuid)
order by county, id
limit ${limit}
for update
