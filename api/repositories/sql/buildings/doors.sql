-- Doors as addresses lead to them: every building, then its units.
select b.id, b.id as building, null::uuid as unit, j.name as "communityName", c.name as "compoundName",
  c.address as "compoundAddress", b.villagers_group as "villagersGroup", b.name as "buildingName",
  null::text as "unitName", b.anchor as position
from building b
left join jurisdiction j on j.county = b.county and j.code = b.community
left join compound c on c.county = b.county and c.id = b.compound
where b.county = ${county}
union all
select u.id, b.id, u.id, j.name, c.name, c.address, b.villagers_group, b.name, u.name, u.entrance
from unit u
join building b on b.county = u.county and b.id = u.building
left join jurisdiction j on j.county = b.county and j.code = b.community
left join compound c on c.county = b.county and c.id = b.compound
where u.county = ${county}
order by building, unit nulls first
