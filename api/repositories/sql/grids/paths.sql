-- Paths of a plan that has taken effect.
select key, path from grid where county = ${county} and plan = ${plan} and path is not null
