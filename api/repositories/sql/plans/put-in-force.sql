-- From now on this plan is the one in force for its root.
insert into plan_in_force (county, root, plan, since)
values (${county}, ${root}, ${id}, ${since})
on conflict (county, root) do update set plan = excluded.plan, since = excluded.since
