insert into setting (county, key, value) values (${county}, ${key}, ${value:json})
on conflict (county, key) do update set value = excluded.value
