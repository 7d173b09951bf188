-- Whether somebody is at work today on the caller's ground.
select exists (select from colleague where county = ${county} and id = ${staff}::uuid) as yes
