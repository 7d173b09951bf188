-- From today a staff member keeps in touch with the household; nothing where they did already.
insert into contact (county, staff, household, since)
values (${county}, ${staff}, ${household}, today())
on conflict do nothing
