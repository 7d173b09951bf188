-- Takes staff away again, but for those with a post, an account, a household they keep in touch with or a need they recorded
-- or help with: they stay and are answered.
with asked as (
  select s.id,
    exists (select from post p where p.county = s.county and s.id in (p.staff, p.deputy))
    or exists (select from account a where a.county = s.county and a.staff = s.id)
    or exists (select from contact c where c.county = s.county and c.staff = s.id)
    or exists (select from welfare_tag t where t.county = s.county and s.id in (t.recorded_by, t.helper))
    or exists (select from handover h where h.county = s.county and s.id in (h.staff_from, h.staff_to)) as stays
  from staff s
  where s.county = ${county} and s.id = any (${ids}::uuid[])
), gone as (
  delete from staff s using asked a where s.county = ${county} and s.id = a.id and not a.stays
)
select id from asked where stays
