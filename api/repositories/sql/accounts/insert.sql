-- Adds an account unless the county has one of that name.
insert into account (county, id, username, password_hash, capacity, jurisdiction, staff)
values (${county}, ${id}, ${username}, ${passwordHash}, ${capacity}, ${jurisdiction}, ${staff})
on conflict (county, username) do nothing
returning id
