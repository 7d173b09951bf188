-- Writes what a check makes of some rows that can be written, sealed.
insert into import_piece (county, job, layer, first_row, last_row, verdicts, sealed, sealed_key)
values (${county}, ${job}, ${layer}, ${firstRow}, ${lastRow}, ${verdicts}::text[], ${sealed}, ${sealedKey})
