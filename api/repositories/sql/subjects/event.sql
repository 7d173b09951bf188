insert into household_event (county, id, household, account, kind, other, changes)
values (${county}, ${id}, ${household}, ${account}, 'corrected', ${other}, ${changes:json})
