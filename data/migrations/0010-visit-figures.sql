-- Who is due for a visit, and what was done in a period: rules where a county made none, and counts by grid.

-- The rules of today for the county of whoever asks. A county that never made one has the program's own.
create function visit_rules_today() returns table (id uuid, name text, tag_kind text, every_days int)
language sql stable as $$
  select r.id, r.name, r.tag_kind, r.every_days
  from visit_rule r
  where r.county = sight_county() and (r.ended_on is null or r.ended_on > today())
  union all
  select null, d.name, d.tag_kind, d.every_days
  from (values ('每户每年走访一次', null, 365), ('独居老人每周走访一次', 'elder-alone', 7)) d (name, tag_kind, every_days)
  where not exists (select from visit_rule r where r.county = sight_county())
$$;

-- The town's day of a moment.
create function town_day(in_at timestamptz) returns date language sql immutable as $$
  select (in_at at time zone 'Asia/Shanghai')::date
$$;

-- Counts of households and their visits between two days, by the path that holds them. It runs as whoever calls it, so that
-- the policies decide what is counted. Only homes that are lived in are counted, covered or overdue; overdue by the rules
-- for every household, since needs of single people are nothing to count.
create function visit_figures(in_from date, in_to date)
returns table (path bigint, households int, covered int, covered_year int, met int, phone int, not_in int, away int,
  refused int, overdue int)
language sql stable as $$
  select hg.path,
    (count(*) filter (where h.occupancy <> 'empty'))::int,
    (count(*) filter (where h.occupancy <> 'empty' and v.covered))::int,
    (count(*) filter (where h.occupancy <> 'empty' and v.covered_year))::int,
    coalesce(sum(v.met), 0)::int, coalesce(sum(v.phone), 0)::int, coalesce(sum(v.not_in), 0)::int,
    coalesce(sum(v.away), 0)::int, coalesce(sum(v.refused), 0)::int,
    (count(*) filter (where h.occupancy <> 'empty' and coalesce(v.last, '-infinity') <
      today() - (select min(r.every_days) from visit_rules_today() r where r.tag_kind is null)))::int
  from household_grid hg
  join household h on h.county = hg.county and h.id = hg.household and h.closed_on is null
  cross join lateral (
    select max(d.day) filter (where d.covering) as last,
      bool_or(d.covering and d.day between in_from and in_to) as covered,
      bool_or(d.covering and d.day between date_trunc('year', in_to)::date and in_to) as covered_year,
      count(*) filter (where d.outcome = 'met' and d.day between in_from and in_to) as met,
      count(*) filter (where d.outcome = 'phone' and d.day between in_from and in_to) as phone,
      count(*) filter (where d.outcome = 'not-in' and d.day between in_from and in_to) as not_in,
      count(*) filter (where d.outcome = 'away' and d.day between in_from and in_to) as away,
      count(*) filter (where d.outcome = 'refused' and d.day between in_from and in_to) as refused
    from (
      select v.outcome, v.outcome in ('met', 'phone') as covering, town_day(v.at) as day
      from visit v
      where v.county = hg.county and v.household = hg.household) d
  ) v
  where hg.county = sight_county()
  group by hg.path
$$;

-- The same for heads, planners and administrators: counts within their reach, and nobody's.
create function visit_figures_in_reach(in_from date, in_to date)
returns table (path bigint, households int, covered int, covered_year int, met int, phone int, not_in int, away int,
  refused int, overdue int)
language sql stable security definer set search_path = public, pg_temp as $$
  select f.* from visit_figures(in_from, in_to) f where f.path >= reach_lo() and f.path < reach_hi()
$$;

-- How often grids in force were patrolled between two days, for the same.
create function patrol_figures_in_reach(in_from date, in_to date) returns table (path bigint, patrols int)
language sql stable security definer set search_path = public, pg_temp as $$
  select g.path, count(*)::int
  from patrol p
  join plan_in_force f on f.county = p.county
  join grid g on g.county = f.county and g.plan = f.plan and g.key = p.grid
  where p.county = sight_county() and town_day(p.at) between in_from and in_to
    and g.path >= reach_lo() and g.path < reach_hi()
  group by g.path
$$;

revoke all on function visit_figures_in_reach(date, date), patrol_figures_in_reach(date, date)
  from public;
-- Who answers for the homes of a sample town is asked when its visits are made.
grant execute on function sight_ranges(text, uuid) to gridhold_system;
grant execute on function visit_figures_in_reach(date, date), patrol_figures_in_reach(date, date) to gridhold_planner;
