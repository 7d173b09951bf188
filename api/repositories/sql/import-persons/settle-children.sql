-- Children without a guardian, in households that rows of this piece are about, are reached through the head, a grown-up.
update person c
set guardian = g.id
from (
  select distinct h.household
  from import_row r
  join person h on h.county = r.county and h.id = r.target
  where r.county = ${county} and r.job = ${job} and r.verdict = ${verdict} and (r.layer, r.row) >= (${layer}, ${row})
    and (${toLayer}::int is null or (r.layer, r.row) < (${toLayer}::int, ${toRow}::int))
) n
join person g on g.county = ${county} and g.household = n.household and g.relation = '户主'
where c.county = ${county} and c.household = n.household and c.guardian is null and c.id <> g.id
  and c.birth_year > ${year}::int - 14 and (g.birth_year is null or g.birth_year <= ${year}::int - 14)
