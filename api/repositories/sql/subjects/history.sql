select e.at, e.kind, account_name(e.account) as by, e.changes
from household_event e
where e.county = ${county} and e.household = ${household}
order by e.at desc, e.id
