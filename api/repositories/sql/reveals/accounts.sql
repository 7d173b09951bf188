-- How often each account revealed somebody in a span of town days, within the planner's reach; most first.
select l.username, l.staff, count(*)::int as reveals
from reveal_log l
where l.county = ${county} and l.at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'
  and l.at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'
group by l.username, l.staff
order by 3 desc, l.username
