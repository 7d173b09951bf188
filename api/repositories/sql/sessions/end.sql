-- Ends one session of an account.
delete from session where county = ${county} and account = ${account} and id = ${id} returning id
