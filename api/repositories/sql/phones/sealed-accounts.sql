-- Accounts after a key whose secret of one-time codes is sealed under another key than that of now; held until the
-- transaction ends.
select county, id, totp as sealed, totp_key as "keyId"
from account
where totp is not null and totp_key <> ${keyId} and (county, id) > (${county}, ${id}::uuid)
order by county, id
limit ${limit}
for update
