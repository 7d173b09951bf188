-- Adds the roles shipped with the program; what an administrator changed stays, and duties come where none are kept.
insert into role (code, zh, en, sight, call_order, duties_zh, duties_en)
select code, zh, en, sight, "callOrder", "dutiesZh", "dutiesEn"
from json_to_recordset(${rows:json}) as r (
  code text, zh text, en text, sight text, "callOrder" int, "dutiesZh" text, "dutiesEn" text)
on conflict (code) do update set duties_zh = excluded.duties_zh, duties_en = excluded.duties_en
where role.duties_zh = '' and role.duties_en = ''
