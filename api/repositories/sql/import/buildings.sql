-- Buildings that households of a community may live in: its own and those of no community.
select id, name, source_code as "sourceCode", floors, outline, anchor
from building
where county = ${county} and (community = ${community} or community is null)
order by id
