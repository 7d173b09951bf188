delete from session where county = ${county} and token_hash = ${tokenHash}
