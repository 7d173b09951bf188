-- A county's chain, newest first, with who it was and the reason's text while it is kept; what was not asked is null.
select e.seq::int, e.at, a.username, e.verb, e.subject, e.plan, i.code, g.name, e.about, e.reason_code as reason, r.note
from audit_entry e
left join account a on a.county = e.county and a.id = e.account
left join audit_reason r on r.county = e.county and r.seq = e.seq
left join (plan_in_force f join grid g on g.county = f.county and g.plan = f.plan)
  on g.county = e.county and g.key = e.grid
left join grid_identity i on i.county = g.county and i.key = g.key
where e.county = ${county}
  and (${verb} is null or e.verb = ${verb})
  and (${account} is null or e.account = ${account}::uuid)
  and (${before} is null or e.seq < ${before}::bigint)
order by e.seq desc
limit ${limit}
