select v.id, v.at, v.outcome, v.note, coalesce(account_name(v.account), '') as by
from visit v
where v.county = ${county} and v.household = ${household}
order by v.at desc, v.id
