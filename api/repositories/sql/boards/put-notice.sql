-- Adds a notice of a board or changes it; no row where the id belongs to another board.
insert into board_notice (county, id, board, title, text, from_day, until_day)
values (${county}, ${id}, ${slug}, ${title}, ${text}, ${from}, ${until})
on conflict (county, id) do update
set title = excluded.title, text = excluded.text, from_day = excluded.from_day, until_day = excluded.until_day
where board_notice.board = excluded.board
returning id
