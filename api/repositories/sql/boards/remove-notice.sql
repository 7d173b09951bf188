delete from board_notice where county = ${county} and board = ${slug} and id = ${id} returning id
