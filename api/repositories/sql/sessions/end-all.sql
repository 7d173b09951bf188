-- Ends the sessions of an account; `except` (null: none) stays.
delete from session
where county = ${county} and account = ${account} and id is distinct from ${except}::uuid
returning id
