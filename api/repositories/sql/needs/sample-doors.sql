-- Entrances spread over the ground of each account whose posts see a grid, some of each, then over the county.
with door as (
  select u.county, u.id, coalesce(b.community, b.county) as place
  from unit u join building b on b.county = u.county and b.id = u.building
  where u.county = ${county}
), own as (
  select distinct on (h.unit) a.id as account, h.unit
  from account a
  join post p on p.county = a.county and p.staff = a.staff and p.scope_kind = 'grid'
  join role r on r.code = p.role and r.sight = 'grid'
  join plan_in_force f on f.county = a.county
  join grid g on g.county = f.county and g.plan = f.plan and g.key::text = p.scope_id
  join household_grid hg on hg.county = g.county
    and hg.path >= g.path and hg.path < g.path + case g.level when 1 then 10000 when 2 then 100 else 1 end
  join household h on h.county = hg.county and h.id = hg.household and h.unit is not null
  where a.county = ${county}
  order by h.unit, a.id
), ranked as (
  select unit, row_number() over (partition by account order by unit) as n,
    greatest(1, count(*) over (partition by account) / ${each}::int) as step
  from own
), chosen as (
  select unit as id, true as own from ranked where n % step = 0 and n / step <= ${each}
  union all
  select id, false from (select id, row_number() over (order by id) as n, count(*) over () as total from door) d
  where n % greatest(1, total / ${wanted}::int) = 0 and id not in (select unit from own)
)
select d.id as unit, d.place from chosen c join door d using (id) order by c.own desc, d.id limit ${wanted}
