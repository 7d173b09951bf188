-- The homes in sight that are due today, most overdue first, at most `limit`, and those the asker was at today, as one row.
-- A home is due by the rule that asks soonest; the policies decide whose homes and which needs are seen. `due` counts all
-- that are due, `done` those the asker covered today.
with rule as materialized (
  select * from visit_rules_today()
), home as materialized (
  select h.id, v.last, v.visited, coalesce(v.done, false) as done
  from household_grid hg
  join household h on h.county = hg.county and h.id = hg.household
  cross join lateral (
    select max(town_day(v.at)) filter (where v.outcome in ('met', 'phone')) as last,
      (array_agg(v.outcome order by v.at desc)
        filter (where v.account = sight_account() and town_day(v.at) = today()))[1] as visited,
      bool_or(v.account = sight_account() and town_day(v.at) = today() and v.outcome in ('met', 'phone')) as done
    from visit v
    where v.county = h.county and v.household = h.id
  ) v
  where hg.county = ${county} and h.closed_on is null and h.occupancy <> 'empty'
), need as materialized (
  -- From home to person to tag, one after the other: the other way the policies would look at every tag of the county.
  select home.id as household, t.kind
  from home
  cross join lateral (
    select p.county, p.id from person p where p.county = ${county} and p.household = home.id offset 0
  ) p
  cross join lateral (
    select t.kind from welfare_tag t
    where t.county = p.county and t.person = p.id and t.kind in (select r.tag_kind from rule r) offset 0
  ) t
), due as (
  select distinct on (home.id) home.*, r.name as rule, r.tag_kind, r.every_days,
    coalesce(home.last + r.every_days, today()) as due_on
  from home
  join rule r on r.tag_kind is null
    or exists (select from need n where n.household = home.id and n.kind = r.tag_kind)
  order by home.id, due_on, r.every_days, r.name
), chosen as materialized (
  (select * from due where due_on <= today() order by due_on, last nulls first, id limit ${limit})
  union
  select * from due where visited is not null
), stop as (
  select h.id as household, h.building, h.unit as "unitId", concat(c.address, c.name, b.villagers_group, b.name) as address,
    u.name as unit, h.floor, h.room, array[ST_X(hg.position), ST_Y(hg.position)] as position,
    (select min(p.name) from person p where p.county = h.county and p.household = h.id and p.relation = '户主') as head,
    o.rule, o.tag_kind as "tagKind", o.every_days as "everyDays", o.due_on as "dueOn",
    greatest(today() - o.due_on, 0) as "overdueDays", o.last as "lastVisit", o.visited as "visitedToday"
  from chosen o
  join household h on h.county = ${county} and h.id = o.id
  join household_grid hg on hg.county = h.county and hg.household = h.id
  join building b on b.county = h.county and b.id = h.building
  left join compound c on c.county = b.county and c.id = b.compound
  left join unit u on u.county = h.county and u.id = h.unit
)
select (select count(*)::int from due where due_on <= today()) as due, (select count(*)::int from home where done) as done,
  coalesce((select json_agg(s order by s."dueOn", s."lastVisit" nulls first, s.household) from stop s), '[]') as stops
