insert into session (county, token_hash, account, device, seed, expires_at)
values (${county}, ${tokenHash}, ${account}, ${device}, ${seed}, now() + ${seconds} * interval '1 second')
