-- What was noted at a visit goes; that there was one stays.
with gone as (
  update visit set note = null where county = ${county} and note is not null and at < (today() - ${days}::int)::timestamp at time zone 'Asia/Shanghai'
  returning 1)
select count(*)::int as n from gone
