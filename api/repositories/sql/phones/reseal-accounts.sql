update account a set totp = n.phone, totp_key = n."phoneKey"
from json_to_recordset(${rows:json}) as n(county text, id uuid, phone bytea, "phoneKey" text)
where a.county = n.county and a.id = n.id
