-- Takes visits back.
delete from visit where county = ${county} and id = any (${ids}::uuid[])
