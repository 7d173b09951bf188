-- Adds sheets of a plan; what was confirmed of an unchanged one stays confirmed.
insert into handover (county, id, plan, grid_from, grid_to, staff_from, staff_to, items, households, confirmed_out,
  confirmed_in)
select ${county}, id, plan, "gridFrom", "gridTo", "staffFrom", "staffTo", items, households, "confirmedOut",
  "confirmedIn"
from json_to_recordset(${rows:json}) as r (
  id uuid, plan uuid, "gridFrom" uuid, "gridTo" uuid, "staffFrom" uuid, "staffTo" uuid, items jsonb, households int,
  "confirmedOut" timestamptz, "confirmedIn" timestamptz)
