-- Remembers what an import changed, a piece of it.
insert into import_change (county, job, piece, rows, packed, was_key)
values (${county}, ${job}, ${piece}, ${rows}, ${packed}, ${wasKey})
