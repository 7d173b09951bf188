-- A draft has been acted on.
update plan set revision = ${revision}, locks = ${locks:json} where county = ${county} and id = ${id}
