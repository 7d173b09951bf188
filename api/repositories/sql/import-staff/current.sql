-- Staff as they are now, by the names that files' rows have.
select s.id, s.name, s.phone::text as phone, s.phone_key as "phoneKey"
from staff s
where s.county = ${county} and s.id = any (${ids}::uuid[])
