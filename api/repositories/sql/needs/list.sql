-- Needs in the asker's sight, newest first, with the grid in force that they lie in.
with seen as (
  select * from need n
  where n.county = ${county} and (${id}::uuid is null or n.id = ${id}::uuid)
    and (not ${open}::boolean or n.state in ('sent', 'received'))
  order by n.sent_at desc, n.id
  limit ${limit}
)
select n.id, n.kind, n.unit, n.grid as "gridKey", i.code, g.name, n.text, n.phone is not null as "hasPhone", (
    select count(*)::int from need_picture p where p.county = n.county and p.need = n.id) as pictures,
  n.state, n.answer, n.sent_at as "sentAt", n.moved_at as "movedAt", n.keep_until as "keepUntil"
from seen n
left join (plan_in_force f join grid g on g.county = f.county and g.plan = f.plan
    join grid_identity i on i.county = g.county and i.key = g.key)
  on g.county = n.county and g.key = n.grid
order by n.sent_at desc, n.id
