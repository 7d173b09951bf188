-- The sealed secret of an account's one-time codes, begun or in use.
select totp, totp_key as "totpKey", totp_since is not null as "inUse"
from account where county = ${county} and id = ${id}
