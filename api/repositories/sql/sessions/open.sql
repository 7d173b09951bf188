insert into session (county, token_hash, account, expires_at)
values (${county}, ${tokenHash}, ${account}, now() + ${seconds} * interval '1 second')
