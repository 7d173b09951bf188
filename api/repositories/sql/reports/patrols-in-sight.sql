-- How often the asker's grids in force were patrolled between two days, by path; not what they did elsewhere, once.
select g.path, count(*)::int as patrols
from patrol p
join plan_in_force f on f.county = p.county
join grid g on g.county = f.county and g.plan = f.plan and g.key = p.grid
where p.county = ${county} and town_day(p.at) between ${from}::date and ${to}::date
  and patrols_grid(p.grid)
group by g.path
