-- Counties that have a chain, or a piece of one.
select county from audit_head union select county from audit_entry order by county
