insert into erasure (county, id, household, account, why, what, rows)
values (${county}, ${id}, ${household}, ${account}, 'resident-asked', 'household', ${rows:json})
