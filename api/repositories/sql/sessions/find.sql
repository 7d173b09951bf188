-- The account of a session that has neither ended nor lain idle too long; marks it seen, once a minute at most.
with alive as (
  select s.county, s.token_hash, s.seen_at, a.id, a.username, a.capacity, a.jurisdiction, f.name
  from session s
  join account a on a.county = s.county and a.id = s.account and a.disabled_at is null
  left join staff f on f.county = a.county and f.id = a.staff
  where s.county = ${county} and s.token_hash = ${tokenHash}
    and s.expires_at > now() and s.seen_at > now() - ${idleSeconds} * interval '1 second'
), seen as (
  update session s set seen_at = now()
  from alive
  where s.county = alive.county and s.token_hash = alive.token_hash
    and alive.seen_at < now() - interval '1 minute'
)
select county, id, username, capacity, jurisdiction, name from alive
