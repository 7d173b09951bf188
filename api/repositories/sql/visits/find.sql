-- Visits in sight, newest first: one by its id, or the latest of a household. Who made them is staff, not a resident.
select v.id, v.household, v.at, v.outcome, v.note, account_name(v.account) as by, v.account = sight_account() as own,
  case when v.account = sight_account() and v.recorded_at > now() - interval '1 day'
    then v.recorded_at + interval '1 day' end as "takeBackUntil"
from visit v
where v.county = ${county} and (${id}::uuid is null or v.id = ${id}::uuid)
  and (${household}::uuid is null or v.household = ${household}::uuid)
order by v.at desc, v.id
limit ${limit}
