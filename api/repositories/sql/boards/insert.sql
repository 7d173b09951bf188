-- Adds display boards.
insert into board (county, slug, title, jurisdiction, approval_number, sketch_declared_by, sketch_declared_on,
  published, settings)
select ${county}, slug, title, jurisdiction, "approvalNumber", "sketchDeclaredBy", "sketchDeclaredOn", published,
  coalesce(settings, '{}')
from json_to_recordset(${rows:json}) as r (
  slug text, title text, jurisdiction text, "approvalNumber" text, "sketchDeclaredBy" text,
  "sketchDeclaredOn" date, published boolean, settings jsonb)
