-- Households of a grid that are in the asker's sight, a row a member, one without members where nobody is recorded.
with place as (
  select g.path as lo, g.path + case g.level when 1 then 10000 when 2 then 100 else 1 end as hi
  from plan_in_force f
  join grid g on g.county = f.county and g.plan = f.plan and g.key = ${grid}
  where f.county = ${county}
)
select coalesce(c.name, b.villagers_group) as compound, b.name as building, u.name as unit, h.floor, h.room, h.occupancy,
  p.name, p.relation, p.birth_year as "birthYear", p.phone, p.phone_key as "phoneKey",
  st_x(hg.position) as lon, st_y(hg.position) as lat
from household_grid hg
join household h on h.county = hg.county and h.id = hg.household
join building b on b.county = h.county and b.id = h.building
left join compound c on c.county = b.county and c.id = b.compound
left join unit u on u.county = h.county and u.id = h.unit
left join person p on p.county = h.county and p.household = h.id
where hg.county = ${county} and hg.path >= (select lo from place) and hg.path < (select hi from place)
order by 1, length(b.name), b.name, length(u.name), u.name, h.floor, length(h.room), h.room, h.id,
  p.relation <> '户主', p.birth_year, p.id
limit ${limit}
