-- The last job of a community that was applied with the very same file.
select j.id from import_job j
where j.county = ${county} and j.community = ${community} and j.state = 'applied'
  and exists (select from jsonb_array_elements(j.files) f where f ->> 'sha256' = ${sha256})
order by j.applied_at desc
limit 1
