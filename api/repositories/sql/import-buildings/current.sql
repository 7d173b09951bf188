-- Buildings as they are now, by the names that files' rows have.
select id, community, name, floors, use, villagers_group as "villagersGroup", lower(outline::text) as outline,
  lower(anchor::text) as anchor, source_code as "sourceCode"
from building
where county = ${county} and id = any (${ids}::uuid[])
