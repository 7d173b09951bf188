-- Which published plan of a root answers on a day; for a day before the first, that one. `version` of its content.
select id, effective_from as "effectiveFrom", revision
from plan
where county = ${county} and root = ${root} and state = 'published'
order by effective_from <= ${day} desc, case when effective_from <= ${day} then effective_from end desc, effective_from
limit 1
