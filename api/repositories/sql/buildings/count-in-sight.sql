-- Households of these buildings, or of all where there are none given, that the asker sees.
select h.building, count(*)::int as n
from household h
join household_grid g on g.county = h.county and g.household = h.id
where h.county = ${county} and (${buildings}::uuid[] is null or h.building = any (${buildings}::uuid[]))
group by h.building
