-- Staff of a county with their sealed phones and whether a jurisdiction may change them: all of their places lie in it.
select s.id, s.name, s.phone, s.phone_key as "phoneKey",
  coalesce(starts_with(s.home, ${community}), true) and not exists (
    select from post p
    where p.county = s.county and p.staff = s.id and (p.valid_to is null or p.valid_to >= today())
      and not starts_with(coalesce(place_of_scope(p.county, p.scope_kind, p.scope_id), ${community}), ${community})
  ) as "mayEdit"
from staff s
where s.county = ${county}
order by s.id
