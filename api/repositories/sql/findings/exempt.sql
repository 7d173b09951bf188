-- A finding need not be mended, for a reason and until a day; noted again it is as noted last.
insert into finding_exemption (county, rule, key, reason, until)
values (${county}, ${rule}, ${key}, ${reason}, ${until})
on conflict (county, rule, key) do update
set reason = excluded.reason, until = excluded.until, recorded_at = now()
