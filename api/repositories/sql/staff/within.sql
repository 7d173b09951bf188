-- Staff within the reach of an administrator: of all the county, or kept by a jurisdiction within it, or with a post
-- there. mayEdit: none of their places lies outside. total: how many there are without the limit, those
-- before the one named by `after` included.
with placed as (
  select p.staff, place_of_scope(p.county, p.scope_kind, p.scope_id) as place, p.valid_from, p.valid_to
  from post p
  where p.county = ${county} and (${id}::uuid is null or p.staff = ${id}::uuid)
), standing as (
  select staff, bool_or(starts_with(place, ${reach})) as some,
    bool_and(coalesce(starts_with(place, ${reach}), true) or valid_to < today()) as every,
    bool_or(valid_from <= today() and (valid_to is null or valid_to >= today())) as posted
  from placed
  group by staff
), reached as (
  select s.id, s.name, s.phone, s.phone_key as "phoneKey", s.home,
    length(${reach}) = 6 or coalesce(starts_with(s.home, ${reach}), true) and coalesce(t.every, true) as "mayEdit",
    exists (select from staff_photo f where f.county = s.county and f.staff = s.id) as photo,
    count(*) over ()::int as total
  from staff s
  left join standing t on t.staff = s.id
  where s.county = ${county} and (${id}::uuid is null or s.id = ${id}::uuid)
    and (length(${reach}) = 6 or starts_with(s.home, ${reach}) or t.some)
    and (${q}::text is null or position(lower(${q}::text) in lower(s.name)) > 0)
    and (${posted}::boolean is null or coalesce(t.posted, false) = ${posted}::boolean)
)
select r.* from reached r
left join staff last on last.county = ${county} and last.id = ${after}::uuid
where ${after}::uuid is null or (r.name, r.id) > (last.name, last.id)
order by r.name, r.id
limit ${limit}
