-- Adds one staff member unless the id is taken.
insert into staff (county, id, name, phone, phone_key, home)
values (${county}, ${id}, ${name}, ${phone}::bytea, ${phoneKey}, ${home})
on conflict do nothing
returning id
