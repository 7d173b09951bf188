-- Takes every household of the county off the map, before it is written anew in the same transaction.
delete from household_grid where county = ${county}
