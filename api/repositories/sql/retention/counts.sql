-- What has been kept longer than its days, of each kind: how many rows, and the day of the oldest.
with kept as (
  select k.key as what, today() - k.value::int as day,
    (today() - k.value::int)::timestamp at time zone 'Asia/Shanghai' as moment
  from json_each_text(${days:json}::json) k
), old as (
  select k.what, v.at from kept k join visit v on v.county = ${county} and v.note is not null and v.at < k.moment
  where k.what = 'visit-notes'
  union all
  select k.what, v.at from kept k join visit v on v.county = ${county} and v.at < k.moment where k.what = 'visits'
  union all
  select k.what, p.at from kept k join patrol p on p.county = ${county} and p.at < k.moment where k.what = 'patrols'
  union all
  select k.what, h.closed_on::timestamp at time zone 'Asia/Shanghai'
  from kept k
  join household h on h.county = ${county} and h.closed_on < k.day
  join person p on p.county = h.county and p.household = h.id
  where k.what = 'closed-households'
  union all
  select k.what, t.until::timestamp at time zone 'Asia/Shanghai'
  from kept k join welfare_tag t on t.county = ${county} and t.until < k.day where k.what = 'lapsed-tags'
  union all
  select k.what, s.expires_at from kept k join session s on s.county = ${county} and s.expires_at < k.moment
  where k.what = 'sessions'
  union all
  select k.what, e.at
  from kept k
  join audit_reason r on r.county = ${county}
  join audit_entry e on e.county = r.county and e.seq = r.seq and e.at < k.moment
  where k.what = 'audit-notes'
  union all
  select k.what, coalesce(x.taken_at, x.decided_at, x.asked_at)
  from kept k
  join export_request x on x.county = ${county} and coalesce(x.taken_at, x.decided_at, x.asked_at) < k.moment
  where k.what = 'exports'
  union all
  select k.what, e.at from kept k join household_event e on e.county = ${county} and e.at < k.moment
  where k.what = 'household-events'
  union all
  -- A need keeps the day its sender was told.
  select k.what, n.sent_at from kept k join need n on n.county = ${county} and n.keep_until < today()
  where k.what = 'needs'
  union all
  select k.what, j.opened_at
  from kept k
  join import_job j on j.county = ${county} and j.opened_at < k.moment
  where k.what = 'imports' and j.state not in ('applying', 'undoing') and (j.state not in ('applied', 'undone')
    or exists (select from import_chunk c where c.county = j.county and c.job = j.id)
    or exists (select from import_piece p where p.county = j.county and p.job = j.id)
    or exists (select from import_row r where r.county = j.county and r.job = j.id))
  union all
  select k.what, j.applied_at
  from kept k
  join import_job j on j.county = ${county} and j.applied_at < k.moment
  join import_change c on c.county = j.county and c.job = j.id
  cross join lateral generate_series(1, c.rows)
  where k.what = 'import-copies'
)
select k.what, count(o.at)::int as rows, (min(o.at) at time zone 'Asia/Shanghai')::date as oldest
from kept k
left join old o on o.what = k.what
group by k.what
