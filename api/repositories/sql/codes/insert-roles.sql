-- Adds the roles shipped with the program; what an administrator changed stays.
insert into role (code, zh, en, sight, call_order)
select code, zh, en, sight, "callOrder"
from json_to_recordset(${rows:json}) as r (code text, zh text, en text, sight text, "callOrder" int)
on conflict (code) do nothing
