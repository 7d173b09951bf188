-- Keeps the snapshot a draft stands on, in place of an earlier one.
insert into plan_base (county, plan, snapshot) values (${county}, ${plan}, ${snapshot})
on conflict (county, plan) do update set snapshot = excluded.snapshot
