-- Lets nobody write to this plan until this transaction ends; others may read it meanwhile.
select id from plan where county = ${county} and id = ${id} for share
