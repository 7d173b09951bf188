-- Adds units of the organisation chart; parents come in the same statement or before.
insert into organisation_unit (county, id, jurisdiction, parent, kind, name, ordinal, covers_grid)
select ${county}, id, jurisdiction, parent, kind, name, ordinal, "coversGrid"
from json_to_recordset(${rows:json}) as r (
  id uuid, jurisdiction text, parent uuid, kind text, name text, ordinal int, "coversGrid" uuid)
