-- Patrols in sight, newest first: one by its id, those of a grid and the ones below it, or all.
select p.id, i.code as grid, g.name as "gridName", p.at, p.note, account_name(p.account) as by,
  p.account = sight_account() as own,
  case when p.account = sight_account() and p.recorded_at > now() - interval '1 day'
    then p.recorded_at + interval '1 day' end as "takeBackUntil"
from patrol p
join grid_identity i on i.county = p.county and i.key = p.grid
join plan_in_force f on f.county = p.county
join grid g on g.county = f.county and g.plan = f.plan and g.key = p.grid
left join (grid_identity ai join grid a on a.county = ai.county and a.key = ai.key)
  on ai.county = p.county and ai.code = ${grid}::text and a.plan = f.plan
where p.county = ${county} and (${id}::uuid is null or p.id = ${id}::uuid)
  and (${grid}::text is null
    or g.path >= a.path and g.path < a.path + case a.level when 1 then 10000 when 2 then 100 else 1 end)
order by p.at desc, p.id
limit ${limit}
