-- Ends a rule from today on.
update visit_rule set ended_on = today()
where county = ${county} and id = ${id} and (ended_on is null or ended_on > today())
returning id
