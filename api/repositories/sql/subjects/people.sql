-- Members with everything that is recorded of them, service needs that have ended too.
select p.id, p.name, p.sex, p.birth_year as "birthYear", p.phone, p.phone_key as "phoneKey", p.relation, p.residence,
  p.guardian,
  coalesce((
    select json_agg(json_build_object('kind', t.kind, 'purpose', t.purpose, 'basis', t.basis, 'since', t.since,
      'until', t.until, 'recordedBy', coalesce(staff_name(t.recorded_by), ''), 'helper', staff_name(t.helper))
      order by t.since, t.id)
    from welfare_tag t
    where t.county = p.county and t.person = p.id), '[]') as tags
from person p
where p.county = ${county} and p.household = ${household}
order by p.relation <> '户主', p.birth_year, p.id
