-- Takes faces out of a plan.
delete from face where county = ${county} and plan = ${plan} and key = any (${keys}::text[])
