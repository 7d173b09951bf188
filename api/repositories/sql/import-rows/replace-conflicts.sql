-- What was changed here too is replaced: rows that are gone are written anew, the others are changed.
update import_row set verdict = case when gone then 'new' else 'changed' end
where county = ${county} and job = ${job} and verdict = 'conflict'
