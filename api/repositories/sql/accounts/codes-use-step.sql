-- Takes a step of time for used, unless it or a later one was: no code counts twice. Confirms the codes by the way.
update account set totp_step = ${step}, totp_since = coalesce(totp_since, now())
where county = ${county} and id = ${id} and totp is not null and (totp_step is null or totp_step < ${step})
returning id
