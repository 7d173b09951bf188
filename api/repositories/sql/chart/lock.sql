-- The whole chart of a county, held until the transaction ends, so that two moves cannot make a circle.
select id, parent, jurisdiction from organisation_unit where county = ${county} order by id for update
