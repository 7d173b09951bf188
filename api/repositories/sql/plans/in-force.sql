-- Plans in force, the one that took effect last first.
select f.county, f.plan as id
from plan_in_force f
join plan p on p.county = f.county and p.id = f.plan
order by p.activated_at desc, f.county, f.root
