-- Seconds until a locked name may try again.
select ceil(extract(epoch from locked_until - now()))::int as seconds
from account
where username = ${username} and locked_until > now()
order by county
limit 1
