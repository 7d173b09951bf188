-- Adds the reasons for a reveal shipped with the program; what an administrator changed stays.
insert into reveal_reason (code, zh, en)
select code, zh, en from json_to_recordset(${rows:json}) as r (code text, zh text, en text)
on conflict (code) do nothing
