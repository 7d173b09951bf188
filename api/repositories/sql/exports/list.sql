-- Wishes for unmasked lists: one's own, and those of grids within the reach of whoever may decide; by id where it is given.
select x.id, x.account, x.grid as "gridKey", i.code, g.name, x.reason, x.state, x.asked_at as "askedAt",
  x.decided_at as "decidedAt", x.taken_at as "takenAt", x.decided_by as "decidedBy",
  coalesce(sa.name, a.username) as "askedByName", coalesce(sd.name, d.username) as "decidedByName",
  left(i.community, length(${reach})) = ${reach} as "inReach"
from export_request x
join account a on a.county = x.county and a.id = x.account
left join staff sa on sa.county = a.county and sa.id = a.staff
left join account d on d.county = x.county and d.id = x.decided_by
left join staff sd on sd.county = d.county and sd.id = d.staff
join grid_identity i on i.county = x.county and i.key = x.grid
left join (plan_in_force f join grid g on g.county = f.county and g.plan = f.plan)
  on g.county = i.county and g.key = i.key
where x.county = ${county} and (${id} is null or x.id = ${id}::uuid)
  and (x.account = ${account} or ${decides} and left(i.community, length(${reach})) = ${reach})
order by x.asked_at desc, x.id
limit ${limit}
