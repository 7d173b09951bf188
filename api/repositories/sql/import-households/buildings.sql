-- Buildings that households of a jurisdiction may live in, its own and those of no community, as addresses name them.
with alias as (
  select compound, array_agg(alias order by alias) as names from compound_alias where county = ${county} group by compound
)
select b.id, b.name, b.source_code as "sourceCode", b.floors, b.outline, b.anchor, j.name as "communityName",
  c.name as "compoundName", coalesce(a.names, '{}') as "compoundAliases", c.address as "compoundAddress",
  b.villagers_group as "villagersGroup"
from building b
left join jurisdiction j on j.county = b.county and j.code = b.community
left join compound c on c.county = b.county and c.id = b.compound
left join alias a on a.compound = b.compound
where b.county = ${county} and (b.community is null or starts_with(b.community, ${community}))
order by b.id
