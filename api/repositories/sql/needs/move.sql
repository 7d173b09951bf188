-- Moves a need on from where it may come from; its grid says that it was moved.
update need set state = ${state}, answer = ${answer}, moved_at = now(), moved_by = ${account}
where county = ${county} and id = ${id} and state = any (${from}::text[])
returning id
