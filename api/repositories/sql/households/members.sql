-- Members of a household in sight with the welfare tags the asker may see: the policies decide both.
select p.id, p.name, p.sex, p.birth_year as "birthYear", p.phone, p.phone_key as "phoneKey", p.relation,
  coalesce((
    select json_agg(json_build_object('kind', t.kind, 'purpose', t.purpose, 'until', t.until) order by t.kind, t.id)
    from welfare_tag t
    where t.county = p.county and t.person = p.id), '[]') as tags
from person p
where p.county = ${county} and p.household = ${household}
order by p.relation <> '户主', p.birth_year, p.id
