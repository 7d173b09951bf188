-- Needs after the day their senders were told, with their pictures, whatever the period of today.
with gone as (delete from need where county = ${county} and keep_until < today() returning 1)
select count(*)::int as n from gone
