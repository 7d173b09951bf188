-- Heads of household in sight of exactly this name.
select p.household, p.id as person
from household_grid hg
join person p on p.county = hg.county and p.household = hg.household and p.relation = '户主' and p.name = ${name}
where hg.county = ${county}
order by p.household, p.id
limit ${limit}
