-- Writes what is given of a job, where it is in one of these states.
update import_job set
  state = coalesce(${state}, state), files = coalesce(${files}::jsonb, files), wish = coalesce(${wish}::jsonb, wish),
  done = coalesce(${done}, done), total = coalesce(${total}, total), beat = now(),
  report = case when ${noReport} then null else coalesce(${report}::jsonb, report) end,
  plan = coalesce(${plan}::uuid, plan), kept = coalesce(${kept}::jsonb, kept),
  applied_at = case when ${applied} then now() else applied_at end
where county = ${county} and id = ${id} and state = any (${from}::text[])
returning id
