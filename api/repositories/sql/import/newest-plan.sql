-- The plan that tells best where a community's ground lies: in force, else the newest of any state.
select p.id
from plan p
left join plan_in_force f on f.county = p.county and f.plan = p.id
where p.county = ${county} and p.root = ${root}
order by f.plan is null, p.created_at desc, p.id desc
limit 1
