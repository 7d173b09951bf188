-- The kinds of service need there are.
select code, zh, en from welfare_tag_kind order by code
