-- No row where somebody decided already. That nobody decides on their own wish is the table's own condition too.
update export_request
set state = case when ${approve} then 'approved' else 'refused' end, decided_by = ${account}, decided_at = now()
where county = ${county} and id = ${id} and state = 'waiting'
returning id
