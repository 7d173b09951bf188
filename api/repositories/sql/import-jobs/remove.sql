-- Drops a job with all that hangs on it.
delete from import_job where county = ${county} and id = ${id}
