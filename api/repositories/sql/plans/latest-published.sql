-- The last published plan of a root, in force already or scheduled.
select id, effective_from as "effectiveFrom"
from plan
where county = ${county} and root = ${root} and state = 'published'
order by effective_from desc
limit 1
