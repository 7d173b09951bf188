-- Where how many households stand within the planner's reach, by building and unit.
select position, n as households, building, unit
from household_place
where county = ${county}
order by building, unit, position
