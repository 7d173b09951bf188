-- Whether no household of the county has the id, closed or out of sight as it may be; and whether this account made it.
select household_is_new(${id}::uuid) as "isNew", exists (
    select from household_event e
    where e.county = ${county} and e.household = ${id}::uuid and e.account = ${account}::uuid
      and e.kind = ${kind} and e.other is not distinct from ${other}::uuid
  ) as "isOurs"
