-- Forgets what an import changed: it was undone.
delete from import_change where county = ${county} and job = ${job}
