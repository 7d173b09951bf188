-- Remembers what columns of these headers mean.
insert into column_mapping (county, kind, headers, mapping) values (${county}, ${kind}, ${headers}, ${mapping}::jsonb)
on conflict (county, kind, headers) do update set mapping = excluded.mapping, used_at = now()
