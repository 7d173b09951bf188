insert into grid_group_picture (county, grid, name, jpeg, until_day)
values (${county}, ${grid}, ${name}, ${jpeg}, ${until})
on conflict (county, grid) do update set name = excluded.name, jpeg = excluded.jpeg, until_day = excluded.until_day
