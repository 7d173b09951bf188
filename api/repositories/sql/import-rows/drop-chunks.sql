-- Lets go of what was sent.
delete from import_chunk where county = ${county} and job = ${job}
