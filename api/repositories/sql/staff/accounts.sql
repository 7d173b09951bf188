-- Accounts of some staff members, by name.
select staff, id, username, disabled_at is not null as disabled
from account
where county = ${county} and staff = any(${staff}::uuid[])
order by username
