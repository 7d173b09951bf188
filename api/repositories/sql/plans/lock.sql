-- Makes other writers of this plan, and other publishers of its root, wait until this transaction ends.
select p.id
from plan p
join jurisdiction j on j.county = p.county and j.code = p.root
where p.county = ${county} and p.id = ${id}
for update
