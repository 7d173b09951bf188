-- Takes away those of some units that an import made and that nothing is left of: no household, no post, no need, no code that ended.
delete from unit u
where u.county = ${county} and u.id = any (${ids}::uuid[]) and u.id = imported_unit(u.county, u.building, u.name)
  and not exists (select from household h where h.county = u.county and h.building = u.building and h.unit = u.id)
  and not exists (select from post p where p.county = u.county and p.scope_kind = 'unit' and p.scope_id = u.id::text)
  and not exists (select from need n where n.county = u.county and n.unit = u.id)
  and not exists (select from door_code_ended d where d.county = u.county and d.unit = u.id)
