update account set password_hash = ${passwordHash}, password_at = now(), failures = 0, locked_until = null
where county = ${county} and id = ${id}
