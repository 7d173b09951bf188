-- What is not sealed under the key of now, and persons who cannot be found by it: how many of what under which key.
select 'person' as what, phone_key as "keyId", count(*)::int as rows from person
where phone is not null and (phone_key <> ${keyId} or phone_index is null) group by phone_key
union all
select 'staff', phone_key, count(*)::int from staff where phone is not null and phone_key <> ${keyId} group by phone_key
union all
select 'account', totp_key, count(*)::int from account where totp is not null and totp_key <> ${keyId} group by totp_key
union all
select 'need', phone_key, count(*)::int from need where phone is not null and phone_key <> ${keyId} group by phone_key
order by 1, 2
