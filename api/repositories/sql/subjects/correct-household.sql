-- Writes the fields that are named; the others stay.
update household h set
  floor = case when 'floor' = any (${fields}::text[]) then ${floor}::int else h.floor end,
  room = case when 'room' = any (${fields}::text[]) then ${room} else h.room end,
  occupancy = case when 'occupancy' = any (${fields}::text[]) then ${occupancy} else h.occupancy end,
  since = case when 'since' = any (${fields}::text[]) then ${since}::date else h.since end,
  version = h.version + 1
where h.county = ${county} and h.id = ${household}
