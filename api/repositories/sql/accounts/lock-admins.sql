-- Administrators who can sign in, held until the transaction ends, so that two cannot shut each other at the same time.
select id, jurisdiction from account
where county = ${county} and capacity = 'admin' and disabled_at is null
order by id for update
