insert into erasure (county, id, household, account, why, what, rows)
values (${county}, ${id}, null, ${account}, 'retention', ${what}, ${rows:json})
