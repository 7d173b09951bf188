-- Adds an account unless the county has one of that name or id.
insert into account (county, id, username, password_hash, capacity, jurisdiction, staff, reach_grid)
values (${county}, ${id}, ${username}, ${passwordHash}, ${capacity}, ${jurisdiction}, ${staff}, ${reachGrid})
on conflict do nothing
returning id
