-- Accounts of every county, without their secrets.
select county, username, capacity, jurisdiction, created_at as "createdAt"
from account
order by county, username
