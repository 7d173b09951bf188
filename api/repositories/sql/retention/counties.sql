-- Counties with anything in them.
select distinct county from jurisdiction order by county
