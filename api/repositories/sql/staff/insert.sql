-- Adds staff; phones are sealed before they come here.
insert into staff (county, id, name, phone, phone_key)
select ${county}, id, name, phone, "phoneKey"
from json_to_recordset(${rows:json}) as r (id uuid, name text, phone bytea, "phoneKey" text)
