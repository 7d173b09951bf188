-- Changes households of one piece of a job to what the file says, and writes into their history what changed. Behind another
-- door a household has no position of its own any more; one that was closed here is open again.
with said as (
  select r.target, c.*
  from import_row r
  cross join lateral jsonb_to_record(r.candidate) as c (building uuid, unit uuid, "newUnit" text, floor int, room text,
    occupancy text, since date, position geometry(Point, 4326), "sourceCode" text)
  where r.county = ${county} and r.job = ${job} and r.verdict = ${verdict} and (r.layer, r.row) >= (${layer}, ${row})
    and (${toLayer}::int is null or (r.layer, r.row) < (${toLayer}::int, ${toRow}::int))
), new as (
  select n.target, n.building, coalesce(n.unit, case when n."newUnit" is not null then (
    select u.id from unit u where u.county = ${county} and u.building = n.building and u.name = n."newUnit"
    order by u.id limit 1) end) as unit,
    n.floor, n.room, n.occupancy, n.since, n.position, n."sourceCode"
  from said n
), old as (
  select h.* from household h join new n on n.target = h.id where h.county = ${county}
), changed as (
  update household h
  set building = n.building, unit = n.unit, floor = coalesce(n.floor, h.floor), room = coalesce(n.room, h.room),
    occupancy = coalesce(n.occupancy, h.occupancy), since = coalesce(n.since, h.since),
    position = coalesce(n.position, case when h.building = n.building and h.unit is not distinct from n.unit then h.position end),
    source_code = coalesce(n."sourceCode", h.source_code), closed_on = null, closed_why = null, version = h.version + 1
  from new n
  where h.county = ${county} and h.id = n.target
  returning h.id, h.floor, h.room, h.occupancy, h.since
)
insert into household_event (county, id, household, kind, changes)
select ${county}, gen_random_uuid(), e.id, 'edited', e.changes
from (
  select c.id, jsonb_strip_nulls(jsonb_build_object(
    'floor', case when c.floor is distinct from o.floor then jsonb_build_array(o.floor, c.floor) end,
    'room', case when c.room <> o.room then jsonb_build_array(o.room, c.room) end,
    'occupancy', case when c.occupancy <> o.occupancy then jsonb_build_array(o.occupancy, c.occupancy) end,
    'since', case when c.since is distinct from o.since then jsonb_build_array(o.since, c.since) end)) as changes
  from changed c
  join old o on o.id = c.id
) e
where e.changes <> '{}'
