-- Who revealed in a span of town days, within the planner's reach, newest first.
select l.seq::int, l.at, l.username, l.staff, l.grid as code, l.grid_name as name, l.reason_code as reason, l.note,
  l.about is not null as bound
from reveal_log l
where l.county = ${county} and l.at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'
  and l.at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'
order by l.seq desc
limit ${limit}
