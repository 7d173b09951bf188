-- Posts with their places in words: of some staff members, or one; current ones first, then coming, then past.
select p.*
from post_in_words p
where p.county = ${county} and (${staff}::uuid[] is null or p.staff = any(${staff}::uuid[]))
  and (${id}::uuid is null or p.id = ${id}::uuid)
order by case when p.valid_to < today() then 2 when p.valid_from > today() then 1 else 0 end, p.valid_from desc, p.id
