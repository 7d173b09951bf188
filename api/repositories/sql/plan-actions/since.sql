-- The log of a plan after a revision, in order.
select l.revision, l.id, l.action, l.changed, l.account, l.at, coalesce(s.name, a.username) as by
from plan_action l
left join account a on a.county = l.county and a.id = l.account
left join staff s on s.county = a.county and s.id = a.staff
where l.county = ${county} and l.plan = ${plan} and l.revision > ${since}
order by l.revision
