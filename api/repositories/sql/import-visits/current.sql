-- Visits as they are now, by the names that files' rows have.
select v.id, v.household, v.account, to_char(v.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, v.outcome, v.note
from visit v
where v.county = ${county} and v.id = any (${ids}::uuid[])
