-- Plans of a county whose root lies below a jurisdiction or above it, drafts and the newest first; of one alone where
-- ${id} is given. Who moved a plan on is named by their staff member, else by the account.
select p.id, p.name, p.root, j.name as "rootName", p.state,
  case
    when p.state <> 'published' then 'draft'
    when f.plan is not null then 'in-force'
    when p.activated_at is null then 'scheduled'
    else 'past'
  end as standing,
  p.revision, p.based_on as "basedOn", p.effective_from as "effectiveFrom",
  (select count(*)::int from plan v where v.county = p.county and v.root = p.root and v.state = 'published'
    and v.effective_from <= p.effective_from) as version,
  (select count(*)::int from grid g where g.county = p.county and g.plan = p.id) as grids,
  p.created_at as "createdAt",
  (select coalesce(s.name, a.username) from account a left join staff s on s.county = a.county and s.id = a.staff
    where a.county = p.county and a.id = p.created_by) as "createdBy",
  (select coalesce(s.name, a.username) from account a left join staff s on s.county = a.county and s.id = a.staff
    where a.county = p.county and a.id = p.submitted_by) as "submittedBy",
  (select coalesce(s.name, a.username) from account a left join staff s on s.county = a.county and s.id = a.staff
    where a.county = p.county and a.id = p.approved_by) as "approvedBy"
from plan p
join jurisdiction j on j.county = p.county and j.code = p.root
left join plan_in_force f on f.county = p.county and f.plan = p.id
where p.county = ${county} and (starts_with(p.root, ${jurisdiction}) or starts_with(${jurisdiction}, p.root))
  and (${id}::uuid is null or p.id = ${id}::uuid)
order by p.state = 'published', coalesce(p.effective_from, '-infinity') desc, p.created_at desc, p.id
