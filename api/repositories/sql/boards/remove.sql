-- Removes a board with its notices and screens.
delete from board where county = ${county} and slug = ${slug}
