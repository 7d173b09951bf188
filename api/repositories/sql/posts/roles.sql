select code, zh, en, sight from role order by call_order, code
