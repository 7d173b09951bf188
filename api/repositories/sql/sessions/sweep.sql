-- Sessions of an account that ended; removed when it signs in again.
delete from session s
using account a
where s.county = ${county} and s.account = ${account} and a.county = s.county and a.id = s.account
  and (s.expires_at <= now()
    or not s.gis and s.seen_at <= now() - case a.capacity when 'worker' then ${workerIdleSeconds} else ${idleSeconds} end
      * interval '1 second')
