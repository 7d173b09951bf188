-- Members of a household in sight with the welfare tags the asker may see: the policies decide both, and of the guardian.
select p.id, p.name, p.sex, p.birth_year as "birthYear", p.phone, p.phone_key as "phoneKey", p.relation, p.residence,
  g.id as "guardianId", g.name as "guardianName",
  coalesce((
    select json_agg(json_build_object('id', t.id, 'kind', t.kind, 'purpose', t.purpose, 'basis', t.basis,
      'since', t.since, 'until', t.until,
      'helper', case when t.helper is not null then json_build_object('name', staff_name(t.helper)) end)
      order by t.kind, t.id)
    from welfare_tag t
    where t.county = p.county and t.person = p.id), '[]') as tags
from person p
left join person g on g.county = p.county and g.id = p.guardian
where p.county = ${county} and p.household = ${household}
order by p.relation <> '户主', p.birth_year, p.id
