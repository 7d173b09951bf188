-- Adds a board or changes it.
insert into board (county, slug, title, jurisdiction, approval_number, sketch_declared_by, sketch_declared_on,
  published, grid, settings)
values (${county}, ${slug}, ${title}, ${jurisdiction}, ${approvalNumber}, ${sketchBy}, ${sketchOn}, ${published},
  ${gridKey}, ${settings:json})
on conflict (county, slug) do update
set title = excluded.title, jurisdiction = excluded.jurisdiction, approval_number = excluded.approval_number,
  sketch_declared_by = excluded.sketch_declared_by, sketch_declared_on = excluded.sketch_declared_on,
  published = excluded.published, grid = excluded.grid, settings = excluded.settings
