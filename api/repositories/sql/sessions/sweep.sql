-- Sessions of an account that ended; removed when it signs in again.
delete from session
where county = ${county} and account = ${account}
  and (expires_at <= now() or seen_at <= now() - ${idleSeconds} * interval '1 second')
