-- Accounts within reach, without their secrets.
select a.id, a.username, a.capacity, a.jurisdiction, j.name as "jurisdictionName", a.reach_grid as "reachGrid",
  i.code as "gridCode", g.name as "gridName", a.staff, s.name as "staffName", a.disabled_at as "disabledAt",
  case when a.locked_until > now() then a.locked_until end as "lockedUntil", a.totp_since is not null as codes,
  a.password_at as "passwordAt", a.created_at as "createdAt",
  (select count(*)::int from session t
   where t.county = a.county and t.account = a.id and t.expires_at > now() and a.disabled_at is null
     and t.seen_at > now() - case a.capacity when 'worker' then ${workerIdleSeconds} else ${idleSeconds} end
       * interval '1 second') as sessions
from account a
join jurisdiction j on j.county = a.county and j.code = a.jurisdiction
left join staff s on s.county = a.county and s.id = a.staff
left join grid_identity i on i.county = a.county and i.key = a.reach_grid
left join (plan_in_force f join grid g on g.county = f.county and g.plan = f.plan)
  on g.county = a.county and g.key = a.reach_grid
where a.county = ${county} and starts_with(a.jurisdiction, ${reach}) and (${id}::uuid is null or a.id = ${id}::uuid)
order by a.username, a.id
