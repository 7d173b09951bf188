-- Whoever was head of a household before steps down for the head that one of these rows names; a file names one at most.
update person p
set relation = '其他'
from (
  select h.household, h.id
  from json_to_recordset(${rows:json}) as r (id uuid, relation text)
  join person h on h.county = ${county} and h.id = r.id and h.relation = '户主'
  where r.relation = '户主'
) n
where p.county = ${county} and p.household = n.household and p.relation = '户主' and p.id <> n.id
