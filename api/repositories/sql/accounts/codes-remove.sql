update account set totp = null, totp_key = null, totp_since = null, totp_step = null
where county = ${county} and id = ${id}
