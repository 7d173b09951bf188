-- Opens a job; nothing where one of that id is there.
insert into import_job (county, id, community, opened_by)
values (${county}, ${id}, ${community}, ${openedBy})
on conflict do nothing
returning id
