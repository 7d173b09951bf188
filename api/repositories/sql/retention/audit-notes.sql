-- The free text of reasons goes; the entries stay, and their chain holds without it.
with gone as (
  delete from audit_reason r
  using audit_entry e
  where r.county = ${county} and e.county = r.county and e.seq = r.seq and e.at < (today() - ${days}::int)::timestamp at time zone 'Asia/Shanghai'
  returning 1)
select count(*)::int as n from gone
