-- Takes grids out of a plan; their identities stay.
delete from grid where county = ${county} and plan = ${plan} and key = any (${keys}::uuid[])
