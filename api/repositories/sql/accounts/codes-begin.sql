-- A secret that counts once it is confirmed; one in use stays.
update account set totp = ${totp}::bytea, totp_key = ${totpKey}, totp_step = null
where county = ${county} and id = ${id} and totp_since is null
returning id
