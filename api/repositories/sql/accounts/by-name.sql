-- The account that signs in by this name.
select county, id, capacity, jurisdiction from account where username = ${username} order by county limit 1
