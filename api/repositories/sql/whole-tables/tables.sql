-- Every table of ours but the ledger of migrations, with the tables it refers to. A generated column is not written.
select c.relname as name, c.relforcerowsecurity as "rowSecurity",
  (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
   from pg_attribute a
   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
  (select coalesce(json_agg(distinct t.relname), '[]')
   from pg_constraint f join pg_class t on t.oid = f.confrelid
   where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as "refersTo",
  (select coalesce(json_agg(f.conname), '[]')
   from pg_constraint f
   where f.conrelid = c.oid and f.confrelid = c.oid and f.contype = 'f') as "selfKeys"
from pg_class c
where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('migration', 'spatial_ref_sys')
order by c.relname
