with gone as (delete from session where county = ${county} and expires_at < (today() - ${days}::int)::timestamp at time zone 'Asia/Shanghai' returning 1)
select count(*)::int as n from gone
