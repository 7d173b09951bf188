-- What was said about a plan, the oldest first.
select c.id, coalesce(s.name, a.username) as by, c.at, c.text, c.position, c.grid, c.resolved_at is not null as resolved
from plan_comment c
left join account a on a.county = c.county and a.id = c.account
left join staff s on s.county = a.county and s.id = a.staff
where c.county = ${county} and c.plan = ${plan}
order by c.at, c.id
