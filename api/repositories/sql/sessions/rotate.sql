-- Gives a session its next id. Whoever comes second with the same old one finds nothing to do.
update session
set token_hash = ${nextHash}, previous_hash = token_hash, previous_until = null, rotated_at = now()
where county = ${county} and token_hash = ${tokenHash}
