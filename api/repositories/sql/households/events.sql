-- What a household on the caller's own ground lived through, newest first.
select e.id, e.at, account_name(e.account) as by, e.kind, e.other, e.changes
from household_event e
where e.county = ${county} and e.household = ${household}
order by e.at desc, e.id desc
limit ${limit}
