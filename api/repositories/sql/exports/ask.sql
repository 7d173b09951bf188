-- No row where there is one of this id already.
insert into export_request (county, id, account, grid, reason, state)
values (${county}, ${id}, ${account}, ${grid}, ${reason}, 'waiting')
on conflict do nothing
returning id
