-- Notes when a plan took effect; a plan takes effect once.
update plan set activated_at = now() where county = ${county} and id = ${id}
