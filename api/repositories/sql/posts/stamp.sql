-- Differs when any post, staff member or unit of the chart does; says nothing of what they are.
select concat_ws(' ',
  (select concat_ws(' ', count(*), sum(hashtextextended(p::text, 0))) from post p),
  (select concat_ws(' ', count(*), sum(hashtextextended(s::text, 0))) from staff s),
  (select concat_ws(' ', count(*), sum(hashtextextended(u::text, 0))) from organisation_unit u)) as stamp
