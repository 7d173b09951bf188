-- Changes households of one piece of a job to what the file says, and writes into their history what changed. Behind another
-- door a household has no position of its own any more; one that was closed here is open again. What was is read within the
-- update: the planner knows nothing of staged rows and would pair two lists of them row by row.
with changed as (
  update household h
  set building = n.building, unit = n.unit, floor = coalesce(n.floor, h.floor), room = coalesce(n.room, h.room),
    occupancy = coalesce(n.occupancy, h.occupancy), since = coalesce(n.since, h.since),
    position = coalesce(n.position, case when h.building = n.building and h.unit is not distinct from n.unit then h.position end),
    source_code = coalesce(n."sourceCode", h.source_code), closed_on = null, closed_why = null, version = h.version + 1
  from (
    select r.target, c.building, c.floor, c.room, c.occupancy, c.since, c.position, c."sourceCode",
      coalesce(c.unit, case when c."newUnit" is not null then (
        select u.id from unit u where u.county = ${county} and u.building = c.building and u.name = c."newUnit"
        limit 1) end) as unit,
      o.floor as old_floor, o.room as old_room, o.occupancy as old_occupancy, o.since as old_since
    from import_row r
    cross join lateral jsonb_to_record(r.candidate) as c (building uuid, unit uuid, "newUnit" text, floor int, room text,
      occupancy text, since date, position geometry(Point, 4326), "sourceCode" text)
    join household o on o.county = r.county and o.id = r.target
    where r.county = ${county} and r.job = ${job} and r.verdict = ${verdict} and (r.layer, r.row) >= (${layer}, ${row})
      and (${toLayer}::int is null or (r.layer, r.row) < (${toLayer}::int, ${toRow}::int))
  ) n
  where h.county = ${county} and h.id = n.target
  returning h.id, jsonb_strip_nulls(jsonb_build_object(
    'floor', case when h.floor is distinct from n.old_floor then jsonb_build_array(n.old_floor, h.floor) end,
    'room', case when h.room <> n.old_room then jsonb_build_array(n.old_room, h.room) end,
    'occupancy', case when h.occupancy <> n.old_occupancy then jsonb_build_array(n.old_occupancy, h.occupancy) end,
    'since', case when h.since is distinct from n.old_since then jsonb_build_array(n.old_since, h.since) end)) as changes
)
insert into household_event (county, id, household, kind, changes)
select ${county}, gen_random_uuid(), id, 'edited', changes from changed where changes <> '{}'
