-- Compounds with a name within reach, each with its other names.
select c.id, c.name, j.name as community, c.address, coalesce((
    select json_agg(json_build_object('alias', a.alias, 'kind', a.kind) order by a.kind, a.alias)
    from compound_alias a
    where a.county = c.county and a.compound = c.id), '[]') as aliases
from compound c
join jurisdiction j on j.county = c.county and j.code = c.community
where c.county = ${county} and starts_with(c.community, ${jurisdiction}) and c.name is not null
order by c.name, c.id
