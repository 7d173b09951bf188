-- Takes all grids and faces out of a plan; identities of the grids stay.
with gone as (delete from face where county = ${county} and plan = ${id})
delete from grid where county = ${county} and plan = ${id}
