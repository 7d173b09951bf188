-- Something about the household's members changed.
update household set version = version + 1 where county = ${county} and id = ${id}
