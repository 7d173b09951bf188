-- Entrances below a jurisdiction whose address holds every piece of a text, or whose code is the text. A building registered
-- to no community is the county's.
with door as (
  select u.id as unit, u.building, u.name as "unitName", u.door_token as token, b.name as "buildingName",
    b.villagers_group as "villagersGroup", j.name as "communityName", c.name as "compoundName",
    c.address as "compoundAddress", (
      select count(*)::int from door_code_ended e where e.county = u.county and e.unit = u.id) as ended,
    lower(concat(j.name, c.address, c.name, b.villagers_group, b.name, u.name, ' ', (
      select string_agg(a.alias, ' ') from compound_alias a where a.county = c.county and a.compound = c.id))) as words
  from unit u
  join building b on b.county = u.county and b.id = u.building
  left join jurisdiction j on j.county = b.county and j.code = b.community
  left join compound c on c.county = b.county and c.id = b.compound
  where u.county = ${county} and starts_with(coalesce(b.community, b.county), ${jurisdiction})
    and (${unit}::uuid is null or u.id = ${unit}::uuid)
)
select unit, building, "unitName", token, "buildingName", "villagersGroup", coalesce("communityName", '') as "communityName",
  "compoundName", "compoundAddress", ended
from door d
where d.token = any (${pieces}::text[])
  or (select bool_and(position(piece in d.words) > 0) from unnest(${pieces}::text[]) piece) is not false
order by d.words, unit
limit ${limit}
