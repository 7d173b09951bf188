-- Takes posts away again. One that has begun granted sight, so it stays on record: it ended yesterday, or ends today where it
-- began today. These are answered.
with gone as (
  delete from post p
  where p.county = ${county} and p.id = any (${ids}::uuid[]) and p.valid_from > today()
), ended as (
  update post p
  set valid_to = least(p.valid_to, greatest(today() - 1, p.valid_from))
  where p.county = ${county} and p.id = any (${ids}::uuid[]) and p.valid_from <= today()
  returning p.id
)
select id from ended
