-- Households of these buildings, or of all where there are none given, within the reach of the planner who asks.
select building, sum(n)::int as n
from household_place
where county = ${county} and (${buildings}::uuid[] is null or building = any (${buildings}::uuid[]))
group by building
