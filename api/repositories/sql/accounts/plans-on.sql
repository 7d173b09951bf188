-- The plan of every root on a day: the last one published for that day or before.
select distinct on (n.root) n.id, n.name, n.effective_from as "effectiveFrom", f.plan is null as scheduled
from plan n
left join plan_in_force f on f.county = n.county and f.plan = n.id
where n.county = ${county} and n.state = 'published' and n.effective_from <= ${on}::date
order by n.root, n.effective_from desc
