delete from post where county = ${county} and id = ${id} and valid_from > today() returning id
