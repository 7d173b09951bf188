-- Members of households that closed long ago, with the free text of reasons about them; the household itself names nobody.
-- Each household leaves a trace of its own.
with closed as (
  select p.county, p.household, p.id
  from household h
  join person p on p.county = h.county and p.household = h.id
  where h.county = ${county} and h.closed_on < today() - ${days}::int
), reason as (
  delete from audit_reason r
  using audit_entry e, closed c
  where r.county = ${county} and e.county = r.county and e.seq = r.seq and e.subject = c.id
), gone as (
  delete from person p using closed c where p.county = c.county and p.id = c.id
  returning p.household
), trace as (
  insert into erasure (county, id, household, account, why, what, rows)
  select ${county}, gen_random_uuid(), g.household, ${account}::uuid, 'retention', 'closed-households',
    jsonb_build_object('person', count(*))
  from gone g
  group by g.household)
select count(*)::int as n from gone
