-- No row where it is not approved, was taken, or was approved too long ago.
update export_request
set state = 'taken', taken_at = now()
where county = ${county} and id = ${id} and account = ${account} and state = 'approved'
  and decided_at > now() - ${hours} * interval '1 hour'
returning id
