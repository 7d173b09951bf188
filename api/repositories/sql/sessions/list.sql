-- The sessions of an account that are alive, the latest seen first.
select s.id, s.device, s.created_at as "createdAt", s.seen_at as "seenAt", s.expires_at as "expiresAt", s.gis
from session s
join account a on a.county = s.county and a.id = s.account
where s.county = ${county} and s.account = ${account} and s.expires_at > now()
  and (s.gis or s.seen_at > now() - case a.capacity when 'worker' then ${workerIdleSeconds} else ${idleSeconds} end
    * interval '1 second')
order by s.seen_at desc, s.id
