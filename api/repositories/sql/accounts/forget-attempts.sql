update account set failures = 0, locked_until = null where county = ${county} and id = ${id}
