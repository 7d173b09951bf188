-- Takes a patrol back: the policy lets through one's own, within a day.
delete from patrol where county = ${county} and id = ${id}
returning grid
