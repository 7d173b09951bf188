-- Notes that what a comment asked for is done; no row when the plan has no such comment.
update plan_comment set resolved_at = coalesce(resolved_at, now())
where county = ${county} and plan = ${plan} and id = ${id}
returning id
