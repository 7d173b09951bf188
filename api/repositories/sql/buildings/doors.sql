-- Doors as addresses lead to them: every building, then its units.
with alias as (
  select compound, array_agg(alias order by alias) as names from compound_alias where county = ${county} group by compound
)
select b.id, b.id as building, null::uuid as unit, j.name as "communityName", c.name as "compoundName",
  coalesce(a.names, '{}') as "compoundAliases", c.address as "compoundAddress", b.villagers_group as "villagersGroup",
  b.name as "buildingName", null::text as "unitName", null::text as token, b.anchor as position
from building b
left join jurisdiction j on j.county = b.county and j.code = b.community
left join compound c on c.county = b.county and c.id = b.compound
left join alias a on a.compound = b.compound
where b.county = ${county}
union all
select u.id, b.id, u.id, j.name, c.name, coalesce(a.names, '{}'), c.address, b.villagers_group, b.name, u.name,
  u.door_token, u.entrance
from unit u
join building b on b.county = u.county and b.id = u.building
left join jurisdiction j on j.county = b.county and j.code = b.community
left join compound c on c.county = b.county and c.id = b.compound
left join alias a on a.compound = b.compound
where u.county = ${county}
order by building, unit nulls first
