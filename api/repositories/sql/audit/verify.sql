-- The first entry of a county's chain whose hash or link does not hold, and how many entries there are.
with checked as (
  select e.seq, e.hash = audit_digest(e)
    and e.previous = coalesce(lag(e.hash) over (order by e.seq), sha256(convert_to(e.county, 'UTF8')))
    and e.seq = row_number() over (order by e.seq) as holds
  from audit_entry e
  where e.county = ${county}
)
select count(*)::int as entries, (min(seq) filter (where not holds))::int as "brokenAt" from checked
