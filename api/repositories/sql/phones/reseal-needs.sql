update need n set phone = x.phone, phone_key = x."phoneKey"
from json_to_recordset(${rows:json}) as x(county text, id uuid, phone bytea, "phoneKey" text)
where n.county = x.county and n.id = x.id
