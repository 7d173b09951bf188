-- The published plan of a root that is or was in force the day before another takes effect.
select county, id
from plan
where county = ${county} and root = ${root} and state = 'published' and effective_from < ${day}
order by effective_from desc
limit 1
