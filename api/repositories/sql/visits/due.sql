-- When a household in sight is due, by each rule that holds for it; the policies decide which needs are seen.
select r.id as rule, r.name, r.tag_kind as "tagKind", r.every_days as "everyDays",
  coalesce(${last}::date + r.every_days, today()) as "dueOn"
from household h
cross join visit_rules_today() r
where h.county = ${county} and h.id = ${household} and h.closed_on is null and h.occupancy <> 'empty'
  and (r.tag_kind is null or exists (
    select from person p
    join welfare_tag t on t.county = p.county and t.person = p.id
    where p.county = h.county and p.household = h.id and t.kind = r.tag_kind))
order by 5, 4, 2
