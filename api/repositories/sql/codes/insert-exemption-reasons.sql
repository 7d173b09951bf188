-- Adds the exemption reasons shipped with the program; what an administrator changed stays.
insert into exemption_reason (code, zh, en)
select code, zh, en from json_to_recordset(${rows:json}) as r (code text, zh text, en text)
on conflict (code) do nothing
