-- Homes of a new sample town, each with the account of the lead of its ground, else of the head of a community; `often`:
-- somebody there lives alone and is old.
with ground as materialized (
  select a.id, a.capacity, r.lo, r.hi
  from account a
  left join lateral sight_ranges(a.county, a.id) r on true
  where a.county = ${county} and (a.capacity = 'head' or a.capacity = 'worker' and r.lo is not null)
)
select distinct on (hg.household) hg.household, a.id as account, exists (
    select from person p
    join welfare_tag t on t.county = p.county and t.person = p.id
    where p.county = hg.county and p.household = hg.household and t.kind = 'elder-alone') as often
from household_grid hg
join household h on h.county = hg.county and h.id = hg.household and h.occupancy <> 'empty'
join ground a on a.capacity = 'head' or hg.path >= a.lo and hg.path < a.hi
where hg.county = ${county}
order by hg.household, a.capacity = 'head', a.id
