-- Screens heard of within ${days} days, the latest first. version: of the plan each shows, as plans count it; null for one
-- that is none of ours.
select s.board, s.screen as id, s.first_seen as "firstSeenAt", s.seen_at as "seenAt", s.data_at as "dataAt", s.plan,
  nullif((select count(*)::int from plan v
   where v.county = p.county and v.root = p.root and v.state = 'published' and v.effective_from <= p.effective_from), 0)
    as version,
  s.width, s.height
from board_screen s
left join plan p on p.county = s.county and p.id = s.plan and p.state = 'published'
where s.county = ${county} and s.seen_at >= now() - ${days} * interval '1 day'
order by s.seen_at desc, s.screen
