select jpeg from need_picture where county = ${county} and need = ${id} and n = ${n}
