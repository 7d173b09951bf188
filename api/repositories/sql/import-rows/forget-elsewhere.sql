-- What was staged under another key than that of now; its jobs have to be sent again.
with dropped as (
  delete from import_chunk where sealed_key <> ${keyId} returning county, job
), judged as (
  delete from import_row r using (select distinct county, job from dropped) d where r.county = d.county and r.job = d.job
), pieces as (
  delete from import_piece p using (select distinct county, job from dropped) d where p.county = d.county and p.job = d.job
)
update import_job j set state = 'failed'
from (select distinct county, job from dropped) d
where j.county = d.county and j.id = d.job and j.state in ('reading', 'read', 'checking', 'checked', 'applying')
