-- Moves counters on; they never go back.
update code_counter c set next = r.next
from json_to_recordset(${rows:json}) as r (community text, next int)
where c.county = ${county} and c.community = r.community and r.next >= c.next
