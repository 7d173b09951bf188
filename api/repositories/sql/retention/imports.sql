-- What was sent to be imported: pieces and judged rows go, and with them the jobs that never wrote anything.
with old as (
  select county, id, state from import_job
  where county = ${county} and opened_at < (today() - ${days}::int)::timestamp at time zone 'Asia/Shanghai'
    and (state not in ('applied', 'undone', 'applying', 'undoing')
      or exists (select from import_chunk c where c.county = import_job.county and c.job = import_job.id)
      or exists (select from import_piece p where p.county = import_job.county and p.job = import_job.id)
      or exists (select from import_row r where r.county = import_job.county and r.job = import_job.id))
), chunks as (
  delete from import_chunk c using old o where c.county = o.county and c.job = o.id and o.state in ('applied', 'undone')
), pieces as (
  delete from import_piece p using old o where p.county = o.county and p.job = o.id and o.state in ('applied', 'undone')
), judged as (
  delete from import_row r using old o where r.county = o.county and r.job = o.id and o.state in ('applied', 'undone')
), jobs as (
  delete from import_job j using old o
  where j.county = o.county and j.id = o.id and o.state not in ('applied', 'undone', 'applying', 'undoing')
)
select count(*)::int as n from old where state not in ('applying', 'undoing')
