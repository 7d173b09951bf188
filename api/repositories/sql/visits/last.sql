-- The last day on which somebody of a household was met or reached by phone.
select max(town_day(v.at)) as day
from visit v
where v.county = ${county} and v.household = ${household} and v.outcome in ('met', 'phone')
