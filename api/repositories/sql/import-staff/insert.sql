-- Writes staff of a job.
insert into staff (county, id, name, phone, phone_key, home)
select ${county}, n.id, n.name, n.phone, n."phoneKey", n.home
from json_to_recordset(${rows:json}) as n (id uuid, name text, home text, phone bytea, "phoneKey" text)
