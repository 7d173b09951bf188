-- For each root, the last published plan whose day has come, where it has not taken effect yet.
select county, id
from (
  select distinct on (county, root) county, id, activated_at
  from plan
  where state = 'published' and effective_from <= ${today}
  order by county, root, effective_from desc
) latest
where activated_at is null
order by county, id
