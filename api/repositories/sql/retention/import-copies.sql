-- What imports replaced and brought: after that they can no longer be undone.
with gone as (
  delete from import_change c using import_job j
  where j.county = ${county} and j.applied_at < (today() - ${days}::int)::timestamp at time zone 'Asia/Shanghai'
    and c.county = j.county and c.job = j.id
  returning c.rows)
select coalesce(sum(rows), 0)::int as n from gone
