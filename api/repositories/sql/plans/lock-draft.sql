-- Makes other writers of this plan wait until this transaction ends.
select id from plan where county = ${county} and id = ${id} for update
