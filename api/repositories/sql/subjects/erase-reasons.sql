-- The free text of reasons about a household, its members and its visits; the entries of the audit stay.
with member as (select p.id from person p where p.county = ${county} and p.household = ${household}),
reason as (
  delete from audit_reason r
  using audit_entry e
  where r.county = ${county} and e.county = r.county and e.seq = r.seq and e.subject = any (array(
    select ${household}::uuid
    union all select id from member
    union all select v.id from visit v where v.county = ${county} and v.household = ${household}))
  returning 1)
select count(*)::int as n from reason
