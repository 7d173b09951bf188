insert into session (county, token_hash, account, device, gis, seed, expires_at)
values (${county}, ${tokenHash}, ${account}, ${device}, ${gis}, ${seed}, now() + ${seconds} * interval '1 second')
returning id, device, created_at as "createdAt", seen_at as "seenAt", expires_at as "expiresAt", gis
