-- A screen says what it shows. Of the others of its board the longest silent give way to it, and those not heard of for
-- ${days} days go. No row where there is no such published board.
with heard as (
  insert into board_screen (county, board, screen, plan, data_at, width, height)
  select b.county, b.slug, ${screen}::uuid, ${plan}::uuid, ${dataAt}::timestamptz, ${width}, ${height}
  from board b where b.county = ${county} and b.slug = ${slug} and b.published
  on conflict (county, board, screen) do update
  set seen_at = now(), plan = excluded.plan, data_at = excluded.data_at, width = excluded.width, height = excluded.height
  returning board
), gone as (
  delete from board_screen s
  where s.county = ${county} and s.board = ${slug} and s.screen <> ${screen}
    and (s.seen_at < now() - ${days} * interval '1 day' or s.screen in (
      select o.screen from board_screen o
      where o.county = s.county and o.board = s.board and o.screen <> ${screen}
      order by o.seen_at desc, o.screen offset ${most} - 1))
)
select board from heard
