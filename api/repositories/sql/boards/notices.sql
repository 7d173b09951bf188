-- Notices of boards; with ${over} also those that are over.
select board, id, title, text, from_day as "from", until_day as until
from board_notice
where county = ${county} and (${over} or until_day >= today())
order by from_day, until_day, id
