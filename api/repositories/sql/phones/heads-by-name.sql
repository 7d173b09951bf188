-- Heads of household in sight of exactly this name.
select p.household, p.id as person
from person p
where p.county = ${county} and p.relation = '户主' and p.name = ${name}
order by p.household, p.id
limit ${limit}
