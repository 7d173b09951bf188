-- Adds counties, streets, communities and villages; a parent comes in the same statement or before.
insert into jurisdiction (county, code, kind, parent, name, contact_name, contact_phone, outline)
select ${county}, code, kind, parent, name, "contactName", "contactPhone", outline
from json_to_recordset(${rows:json}) as r (
  code text, kind text, parent text, name text, "contactName" text, "contactPhone" text,
  outline geometry(MultiPolygon, 4326))
