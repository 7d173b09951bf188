-- Holds a job until the transaction ends.
select state from import_job where county = ${county} and id = ${id} for update
