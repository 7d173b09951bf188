update person p set phone = n.phone, phone_key = n."phoneKey", phone_index = n."phoneIndex"
from json_to_recordset(${rows:json}) as n(county text, id uuid, phone bytea, "phoneKey" text, "phoneIndex" bytea)
where p.county = n.county and p.id = n.id
