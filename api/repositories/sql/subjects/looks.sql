-- Who looked, and why: entries about the household, its members and its visits. The list of ids meets the index; which
-- entries may be seen is the policy's matter all the same.
with member as (select p.id from person p where p.county = ${county} and p.household = ${household})
select e.seq::int, e.at, a.username, a.staff, e.verb, e.reason_code as reason, r.note,
  case when e.subject in (select id from member) then e.subject end as person
from audit_entry e
left join colleague_account a on a.county = e.county and a.id = e.account
left join audit_reason r on r.county = e.county and r.seq = e.seq
where e.county = ${county} and e.subject = any (array(
  select ${household}::uuid
  union all select id from member
  union all select v.id from visit v where v.county = ${county} and v.household = ${household}))
order by e.seq desc
