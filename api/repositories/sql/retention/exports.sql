-- Wishes for unmasked lists; one that was approved lapsed long before.
with gone as (
  delete from export_request
  where county = ${county} and coalesce(taken_at, decided_at, asked_at) < (today() - ${days}::int)::timestamp at time zone 'Asia/Shanghai'
  returning 1)
select count(*)::int as n from gone
