update plan set name = ${name} where county = ${county} and id = ${id}
