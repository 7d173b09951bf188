select coalesce(staff_name(c.staff), '') as name, c.since
from contact c
where c.county = ${county} and c.household = ${household}
order by c.since, c.staff
