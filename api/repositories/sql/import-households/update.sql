-- Changes households of a job to what the file says, and writes into their history what changed. Behind another door a
-- household has no position of its own any more; one that was closed here is open again.
with changed as (
  update household h
  set building = n.building, unit = n.unit, floor = coalesce(n.floor, h.floor), room = coalesce(n.room, h.room),
    occupancy = coalesce(n.occupancy, h.occupancy), since = coalesce(n.since, h.since),
    position = coalesce(n.position, case when h.building = n.building and h.unit is not distinct from n.unit then h.position end),
    source_code = coalesce(n."sourceCode", h.source_code), closed_on = null, closed_why = null, version = h.version + 1
  from (
    select c.*, o.floor as old_floor, o.room as old_room, o.occupancy as old_occupancy, o.since as old_since
    from json_to_recordset(${rows:json}) as c (id uuid, building uuid, unit uuid, floor int, room text, occupancy text,
      since date, position geometry(Point, 4326), "sourceCode" text)
    join household o on o.county = ${county} and o.id = c.id
  ) n
  where h.county = ${county} and h.id = n.id
  returning h.id, jsonb_strip_nulls(jsonb_build_object(
    'floor', case when h.floor is distinct from n.old_floor then jsonb_build_array(n.old_floor, h.floor) end,
    'room', case when h.room <> n.old_room then jsonb_build_array(n.old_room, h.room) end,
    'occupancy', case when h.occupancy <> n.old_occupancy then jsonb_build_array(n.old_occupancy, h.occupancy) end,
    'since', case when h.since is distinct from n.old_since then jsonb_build_array(n.old_since, h.since) end)) as changes
)
insert into household_event (county, id, household, kind, changes)
select ${county}, gen_random_uuid(), id, 'edited', changes from changed where changes <> '{}'
