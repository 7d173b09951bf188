-- Accounts of staff who have, had or will have a post that sees households: who may have visited. An account in use first.
select distinct on (a.staff) a.staff, a.id as account
from account a
where a.county = ${county} and a.staff is not null and exists (
  select from post p join role r on r.code = p.role and r.sight <> 'none' where p.county = a.county and p.staff = a.staff)
order by a.staff, a.disabled_at nulls first, a.id
