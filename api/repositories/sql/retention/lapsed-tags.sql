with gone as (delete from welfare_tag where county = ${county} and until < today() - ${days}::int returning 1)
select count(*)::int as n from gone
