-- Adds notices of boards.
insert into board_notice (county, id, board, title, text, from_day, until_day)
select ${county}, id, board, title, text, "from", until
from json_to_recordset(${rows:json}) as r (id uuid, board text, title text, text text, "from" date, until date)
