-- The same for an account that is signed in and gives its password again.
with counted as (
  select county, id, case when locked_until is null then failures + 1 else 1 end as failures
  from account
  where county = ${county} and id = ${id} and disabled_at is null and (locked_until is null or locked_until <= now())
  for update
)
update account a
set failures = c.failures,
  locked_until = case when c.failures >= ${attempts} then now() + ${lockSeconds} * interval '1 second' end
from counted c
where a.county = c.county and a.id = c.id
returning a.county, a.id, a.password_hash as "passwordHash", a.locked_until is not null as last,
  case when a.totp_since is not null then a.totp end as totp, a.totp_key as "totpKey"
