-- Stages some rows of a layer, sealed.
insert into import_chunk (county, job, layer, first_row, rows, sealed, sealed_key)
values (${county}, ${job}, ${layer}, ${firstRow}, ${rows}, ${sealed}, ${sealedKey})
