-- Whether a staff member has another post of that role at that place on some of those days.
select p.id
from post p
where p.county = ${county} and p.staff = ${staff} and p.role = ${role} and p.scope_kind = ${scopeKind}
  and p.scope_id = ${scopeId} and p.id <> ${id}
  and coalesce(p.floor_from, -99) <= coalesce(${floorTo}::int, 999)
  and coalesce(p.floor_to, 999) >= coalesce(${floorFrom}::int, -99)
  and (${to}::date is null or p.valid_from <= ${to}::date) and (p.valid_to is null or p.valid_to >= ${from}::date)
limit 1
