-- Confirms one side of a sheet for the staff member it names there; a second time changes nothing.
update handover h
set confirmed_out = case when ${side} = 'out' then coalesce(confirmed_out, now()) else confirmed_out end,
  confirmed_in = case when ${side} = 'in' then coalesce(confirmed_in, now()) else confirmed_in end
from account a, plan p
where h.county = ${county} and h.id = ${id} and a.county = h.county and a.id = ${account}
  and p.county = h.county and p.id = h.plan and p.state = 'published'
  and a.staff = case when ${side} = 'out' then h.staff_from else h.staff_to end
returning h.id
