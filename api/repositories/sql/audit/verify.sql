-- How many entries a county's chain has, and the first that does not hold: its number, its link or its hash is not
-- what it must be. Where the end of the chain is cut off, that is the first entry missing.
with checked as (
  select e.seq, e.seq = row_number() over (order by e.seq)
    and e.previous = coalesce(lag(e.hash) over (order by e.seq), sha256(convert_to(e.county, 'UTF8')))
    and e.hash = audit_digest(e) as holds
  from audit_entry e
  where e.county = ${county}
), total as (
  select count(*)::int as entries, max(seq) as last, (min(seq) filter (where not holds))::int as broken from checked
)
select t.entries, coalesce(t.broken, case
    when h.seq is distinct from t.last or h.hash is distinct from (
      select e.hash from audit_entry e where e.county = ${county} and e.seq = t.last)
    then t.entries + 1 end) as "brokenAt"
from total t
left join audit_head h on h.county = ${county}
