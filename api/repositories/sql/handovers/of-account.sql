-- Sheets on which the staff member of an account hands over or takes over: all that are still open, and those that
-- both sides have confirmed within 90 days. A plan that was overtaken before it took effect hands nothing over.
select h.id, h.plan, p.name as "planName", p.effective_from as "effectiveFrom", coalesce(h.staff_from = a.staff, false) as outgoing,
  h.items, h.households, h.confirmed_out as "confirmedOut", h.confirmed_in as "confirmedIn",
  f.name as "fromName", t.name as "toName", gf.ref as "gridFrom", gt.ref as "gridTo"
from account a
join handover h on h.county = a.county and a.staff in (h.staff_from, h.staff_to)
join plan p on p.county = h.county and p.id = h.plan and p.state = 'published'
left join staff f on f.county = h.county and f.id = h.staff_from
left join staff t on t.county = h.county and t.id = h.staff_to
left join lateral (
  select json_build_object('key', g.key, 'code', i.code, 'name', g.name, 'level', g.level) as ref
  from grid g
  join grid_identity i on i.county = g.county and i.key = g.key
  join plan b on b.county = g.county and b.id = g.plan and b.state = 'published'
    and b.effective_from < p.effective_from
  where g.county = h.county and g.key = h.grid_from
  order by b.effective_from desc
  limit 1
) gf on true
left join lateral (
  select json_build_object('key', g.key, 'code', i.code, 'name', g.name, 'level', g.level) as ref
  from grid g
  join grid_identity i on i.county = g.county and i.key = g.key
  where g.county = h.county and g.plan = h.plan and g.key = h.grid_to
) gt on true
where a.county = ${county} and a.id = ${account}
  and (h.confirmed_out is null or h.confirmed_in is null
    or greatest(h.confirmed_out, h.confirmed_in) > now() - interval '90 days')
  and (p.activated_at is not null or not exists (
    select from plan l
    where l.county = p.county and l.root = p.root and l.activated_at is not null
      and l.effective_from > p.effective_from))
order by p.effective_from desc, outgoing desc, h.id
