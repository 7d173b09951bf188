-- Adds a rule unless its id is taken, or the need it names is none of the list.
insert into visit_rule (county, id, name, tag_kind, every_days)
select ${county}, ${id}, ${name}, ${tagKind}, ${everyDays}
where ${tagKind}::text is null or exists (select from welfare_tag_kind k where k.code = ${tagKind}::text)
on conflict (county, id) do nothing
returning id
