delete from session
where county = ${county} and (token_hash = ${tokenHash} or previous_hash = ${tokenHash})
