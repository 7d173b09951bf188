-- How many needs are in the asker's sight, and how many of them wait.
select count(*)::int as total, (count(*) filter (where state in ('sent', 'received')))::int as open
from need where county = ${county}
