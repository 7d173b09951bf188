insert into organisation_unit (county, id, jurisdiction, parent, kind, name, ordinal, covers_grid)
values (${county}, ${id}, ${jurisdiction}, ${parent}, ${kind}, ${name}, ${ordinal}, ${coversGrid})
on conflict do nothing
returning id
