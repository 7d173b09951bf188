-- The rules of today, the program's own where the county made none, and then those that ended.
select r.id, r.name, r.tag_kind as "tagKind", r.every_days as "everyDays", null as "endedOn"
from visit_rules_today() r
union all
select r.id, r.name, r.tag_kind, r.every_days, r.ended_on
from visit_rule r
where r.county = ${county} and r.ended_on <= today()
order by 5 desc nulls first, 3 nulls first, 4, 2
