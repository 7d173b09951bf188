-- Persons come to another household; whoever was a head there is no head here.
update person
set household = ${household}, relation = case when ${relation}::text is not null then ${relation}::text
  when relation = '户主' and ${stepDown} then '其他' else relation end
where county = ${county} and id = any(${persons}::uuid[])
returning id
