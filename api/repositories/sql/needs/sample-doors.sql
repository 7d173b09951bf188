-- Every so many-th entrance of a county.
select id as unit, place from (
  select u.id, coalesce(b.community, b.county) as place, row_number() over (order by u.id) as n, count(*) over () as total
  from unit u join building b on b.county = u.county and b.id = u.building where u.county = ${county}
) d
where n % greatest(1, total / ${wanted}::int) = 0
order by n
limit ${wanted}
