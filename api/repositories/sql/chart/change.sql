update organisation_unit
set parent = ${parent}, kind = ${kind}, name = ${name}, ordinal = ${ordinal}, covers_grid = ${coversGrid}
where county = ${county} and id = ${id}
