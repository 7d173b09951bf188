-- A counter for each community that has none.
insert into code_counter (county, community)
select ${county}, community from unnest(${communities}::text[]) as c (community)
on conflict (county, community) do nothing
