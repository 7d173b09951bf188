-- Takes a household off the map: it is in nobody's sight, list or count any more.
delete from household_grid where county = ${county} and household = ${household}
