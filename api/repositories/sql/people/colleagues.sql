-- Staff at work today on the caller's ground.
select id, name, role from colleague where county = ${county} order by name, id, role
