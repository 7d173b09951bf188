insert into retention_rule (county, what, days) values (${county}, ${what}, ${days})
on conflict (county, what) do update set days = excluded.days
