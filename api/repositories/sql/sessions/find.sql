-- The account of a session that has neither ended nor lain idle too long; marks it seen, once a minute at most. Found by
-- its id of now, or by the one before: that holds until its time is set, which happens when the new one is first used.
-- gis: among the keys of GIS programs, or among the others; never both.
-- turn: 'due' when the id of now is old enough to be followed by another, 'turned' when the one before was sent.
with alive as (
  select s.county, s.token_hash, s.id as session, s.seed, s.seen_at, s.previous_hash is not null
      and s.previous_until is null and s.token_hash = ${tokenHash} as arrived,
    case when s.gis then null
      when s.token_hash <> ${tokenHash} then 'turned'
      when s.rotated_at < now() - ${rotateSeconds} * interval '1 second' then 'due' end as turn,
    a.id, a.username, a.capacity, a.jurisdiction, f.name, a.totp_since is not null as codes,
    a.capacity = 'admin' and a.totp_since is null and exists (
      select from setting t where t.county = a.county and t.key = 'codes-for-admins' and t.value = 'true'
    ) as "mustEnrol"
  from session s
  join account a on a.county = s.county and a.id = s.account and a.disabled_at is null
  left join staff f on f.county = a.county and f.id = a.staff
  where s.county = ${county} and s.gis = ${gis}
    and (s.token_hash = ${tokenHash} or s.previous_hash = ${tokenHash}
      and (s.previous_until is null or s.previous_until > now()))
    and s.expires_at > now()
    and (s.gis or s.seen_at > now() - case a.capacity when 'worker' then ${workerIdleSeconds} else ${idleSeconds} end
      * interval '1 second')
), seen as (
  update session s
  set seen_at = now(),
    previous_until = case when alive.arrived then now() + ${holdSeconds} * interval '1 second' else s.previous_until end
  from alive
  where s.county = alive.county and s.token_hash = alive.token_hash
    and (alive.seen_at < now() - interval '1 minute' or alive.arrived)
)
select county, id, username, capacity, jurisdiction, name, codes, "mustEnrol", session, seed, turn from alive
