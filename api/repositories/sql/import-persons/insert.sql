-- Writes members of households of one piece of a job.
insert into person (county, id, household, name, sex, birth_year, phone, phone_key, phone_index, relation,
  residence)
select ${county}, n.target, n.household, n.name, n.sex, n."birthYear", (n.sealed->>'phone')::bytea, n.sealed->>'phoneKey',
  n."phoneIndex", coalesce(n.relation, '其他'), coalesce(n.residence, 'here')
from (
  select r.target, c.*
  from import_row r
  cross join lateral jsonb_to_record(r.candidate) as c (household uuid, name text, sex text, "birthYear" int, "phoneIndex" bytea,
    relation text, residence text, sealed jsonb)
  where r.county = ${county} and r.job = ${job} and r.verdict = ${verdict} and (r.layer, r.row) >= (${layer}, ${row})
    and (${toLayer}::int is null or (r.layer, r.row) < (${toLayer}::int, ${toRow}::int))
) n
