-- Puts staff back as they were.
update staff s
set name = w.name, phone = w.phone, phone_key = w."phoneKey"
from json_to_recordset(${rows:json}) as w (id uuid, name text, phone bytea, "phoneKey" text)
where s.county = ${county} and s.id = w.id
