-- Keeps a photo instead of the one before.
insert into staff_photo (county, staff, name, jpeg, width, height)
values (${county}, ${staff}, ${name}, ${jpeg}, ${width}, ${height})
on conflict (county, staff) do update
set name = excluded.name, jpeg = excluded.jpeg, width = excluded.width, height = excluded.height, added_at = now()
