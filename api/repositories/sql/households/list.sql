-- Households in sight, by grid, box, building, words or ids; a condition that was not asked for is null and folds away.
-- Words are found literally (strpos knows no wildcards), each in the address, never in a name; where the words
-- were read as an address, `buildings` and `units` are the doors it means, pair by pair, unit null for a whole building, and
-- nothing else is looked for.
with place as (
  select g.path as lo, g.path + case g.level when 1 then 10000 when 2 then 100 else 1 end as hi
  from grid_identity i
  join plan_in_force f on f.county = i.county
  join grid g on g.county = f.county and g.plan = f.plan and g.key = i.key
  where i.county = ${county} and i.code = ${grid}
)
select h.id, h.building, b.name as "buildingName", coalesce(c.name, b.villagers_group) as "compoundName",
  u.name as unit, h.floor, h.room, h.occupancy, array[ST_X(hg.position), ST_Y(hg.position)] as position,
  m.members, m.head, m.apart, (
    select count(*)::int from household d
    where d.county = h.county and d.building = h.building and d.room = h.room and d.unit is not distinct from h.unit
  ) as "inDwelling"
from household_grid hg
join household h on h.county = hg.county and h.id = hg.household
join building b on b.county = h.county and b.id = h.building
left join compound c on c.county = b.county and c.id = b.compound
left join unit u on u.county = h.county and u.id = h.unit
cross join lateral (
  select count(*)::int as members, min(p.name) filter (where p.relation = '户主') as head,
    coalesce(bool_or(p.residence <> 'here'), false) as apart
  from person p
  where p.county = h.county and p.household = h.id
) m
where hg.county = ${county}
  and (${grid} is null or hg.path >= (select lo from place) and hg.path < (select hi from place))
  and (not ${assigned} or hg.household in (
    select a.household from assigned_households(${county}, sight_account()) a))
  and (${building} is null or h.building = ${building}::uuid)
  and (${households}::uuid[] is null or hg.household = any (${households}::uuid[]))
  -- By cells first, which an index answers under the policies too; then exactly.
  and (${cells}::bigint[] is null or hg.cell = any (${cells}::bigint[]))
  and (${west}::float8 is null
    or hg.position && ST_MakeEnvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, 4326))
  -- Said by itself, so that the index of buildings serves an address: 13 ms instead of seconds among a million households.
  and (${buildings}::uuid[] = '{}' or h.building = any (${buildings}::uuid[]))
  and (${buildings}::uuid[] <> '{}' or not exists (
      select from unnest(${words}::text[]) word
      where strpos(concat(c.name, b.villagers_group, b.name, u.name, h.room), word) = 0))
  and (${buildings}::uuid[] = '{}' or exists (
      select from unnest(${buildings}::uuid[], ${units}::uuid[]) door(building, unit)
      where door.building = h.building and (door.unit is null or door.unit = h.unit)
        and (${room}::text is null or lower(h.room) = lower(${room}::text))
        and (${floor}::int is null or h.floor = ${floor}::int)))
order by 4, length(b.name), b.name, length(u.name), u.name, h.floor, length(h.room), h.room, h.id
limit ${limit}
