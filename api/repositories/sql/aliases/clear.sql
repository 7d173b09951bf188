-- Takes the other names of a compound within reach; a row says that the compound is there.
with there as (
  select county, id from compound
  where county = ${county} and id = ${compound} and starts_with(community, ${jurisdiction})
), gone as (
  delete from compound_alias a using there where a.county = there.county and a.compound = there.id
)
select id from there
