-- Writes households of one piece of a job; who answers for them is written when all are there.
insert into household (county, id, building, unit, floor, room, occupancy, since, position, source_code)
select ${county}, n.target, n.building, coalesce(n.unit, case when n."newUnit" is not null then (
    select u.id from unit u where u.county = ${county} and u.building = n.building and u.name = n."newUnit"
    limit 1) end),
  n.floor, coalesce(n.room, ''), coalesce(n.occupancy, 'living'), n.since, n.position, n."sourceCode"
from (
  select r.target, c.*
  from import_row r
  cross join lateral jsonb_to_record(r.candidate) as c (building uuid, unit uuid, "newUnit" text, floor int, room text,
    occupancy text, since date, position geometry(Point, 4326), "sourceCode" text)
  where r.county = ${county} and r.job = ${job} and r.verdict = ${verdict} and (r.layer, r.row) >= (${layer}, ${row})
    and (${toLayer}::int is null or (r.layer, r.row) < (${toLayer}::int, ${toRow}::int))
) n
