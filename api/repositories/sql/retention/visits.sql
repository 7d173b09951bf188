with gone as (delete from visit where county = ${county} and at < (today() - ${days}::int)::timestamp at time zone 'Asia/Shanghai' returning 1)
select count(*)::int as n from gone
