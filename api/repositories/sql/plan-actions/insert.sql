-- Appends actions to a plan's log.
insert into plan_action (county, plan, revision, base, id, account, action, changed)
select ${county}, plan, revision, base, id, account, action, changed
from json_to_recordset(${rows:json}) as r (
  plan uuid, revision int, base int, id uuid, account uuid, action jsonb, changed jsonb)
