-- Sheets of a plan.
select id, grid_from as "gridFrom", grid_to as "gridTo", staff_from as "staffFrom", staff_to as "staffTo", items,
  households, confirmed_out as "confirmedOut", confirmed_in as "confirmedIn"
from handover
where county = ${county} and plan = ${plan}
order by id
