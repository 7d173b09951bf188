-- Counts an attempt before its password is checked, so that attempts sent together cannot slip past the limit.
-- `last` tells that the name is locked unless this one is right. No row: the name is unknown, or locked. A lock that has run out starts the count anew.
with counted as (
  select county, id, case when locked_until is null then failures + 1 else 1 end as failures
  from account
  where username = ${username} and disabled_at is null and (locked_until is null or locked_until <= now())
  order by county
  limit 1
  for update
)
update account a
set failures = c.failures,
  locked_until = case when c.failures >= ${attempts} then now() + ${lockSeconds} * interval '1 second' end
from counted c
where a.county = c.county and a.id = c.id
returning a.county, a.id, a.password_hash as "passwordHash", a.locked_until is not null as last,
  case when a.totp_since is not null then a.totp end as totp, a.totp_key as "totpKey"
