-- Rows of one table about the household of this transaction; the table comes from a closed list of the program.
with gone as (delete from ${table:name} where county = ${county} and ${column:name} = ${household} returning 1)
select count(*)::int as n from gone
