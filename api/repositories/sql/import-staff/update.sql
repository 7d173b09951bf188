-- Changes staff of a job to what the file says; a phone it says nothing of stays, and so does who keeps them.
update staff s
set name = n.name, phone = coalesce(n.phone, s.phone), phone_key = coalesce(n."phoneKey", s.phone_key)
from json_to_recordset(${rows:json}) as n (id uuid, name text, home text, phone bytea, "phoneKey" text)
where s.county = ${county} and s.id = n.id
