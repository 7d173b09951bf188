-- The plan in force of a root.
select county, plan as id from plan_in_force where county = ${county} and root = ${root}
