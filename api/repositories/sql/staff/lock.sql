-- Holds a staff member until the transaction ends, so that two posts given at the same time see each other.
select id from staff where county = ${county} and id = ${id} for update
