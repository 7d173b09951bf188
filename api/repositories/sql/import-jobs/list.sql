-- Jobs of a place and below, newest first; one of them where an id is given.
select j.id, j.community, p.name as "communityName", j.opened_by as "openedBy", coalesce(a.username, '') as "openedByName", j.opened_at as "openedAt",
  j.state, j.files, j.wish, j.done, j.total, j.report, j.plan, j.applied_at as "appliedAt", j.kept
from import_job j
join jurisdiction p on p.county = j.county and p.code = j.community
left join account a on a.county = j.county and a.id = j.opened_by
where j.county = ${county} and starts_with(j.community, ${reach})
  and (${id}::uuid is null or j.id = ${id}::uuid) and (${community}::text is null or j.community = ${community})
order by j.opened_at desc, j.id desc
limit ${limit}
