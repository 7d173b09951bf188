-- Buildings of a jurisdiction and those of none, by what files know them by.
select id, name, source_code as "sourceCode", anchor
from building
where county = ${county} and (community is null or starts_with(community, ${community}))
order by id
