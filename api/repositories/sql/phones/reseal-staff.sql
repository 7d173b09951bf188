update staff s set phone = n.phone, phone_key = n."phoneKey"
from json_to_recordset(${rows:json}) as n(county text, id uuid, phone bytea, "phoneKey" text)
where s.county = n.county and s.id = n.id
