-- Who keeps the staff, posts in words, and session ids that follow from one another.

-- home: the jurisdiction whose administrators keep this staff member before any post says where they are.
alter table staff add column home text,
  add foreign key (county, home) references jurisdiction (county, code);

-- seed: the next session id follows from the one before it and this, so that requests sent at the same time all learn the
-- same new one. It opens nothing: the ids themselves are kept nowhere.
alter table session add column seed bytea not null
  default sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));

-- Code of the jurisdiction a scope lies in, by which reach is judged; null for a scope that does not exist.
create function place_of_scope(in_county text, in_kind text, in_id text) returns text language sql stable as $$
  select case in_kind
    when 'jurisdiction' then (select j.code from jurisdiction j where j.county = in_county and j.code = in_id)
    when 'households' then (select j.code from jurisdiction j where j.county = in_county and j.code = in_id)
    when 'grid' then (
      select i.community from grid_identity i where i.county = in_county and i.key = in_id::uuid)
    when 'chart' then (
      select u.jurisdiction from organisation_unit u where u.county = in_county and u.id = in_id::uuid)
    when 'building' then (
      select coalesce(b.community, b.county) from building b where b.county = in_county and b.id = in_id::uuid)
    when 'unit' then (
      select coalesce(b.community, b.county)
      from unit u join building b on b.county = u.county and b.id = u.building
      where u.county = in_county and u.id = in_id::uuid)
  end
$$;

-- Posts with their places in words. in_force: whether what they are on is there today.
create view post_in_words as
  select p.county, p.id, p.staff, s.name as staff_name, p.role, r.zh, r.en, r.sight, p.scope_kind, p.scope_id,
    place_of_scope(p.county, p.scope_kind, p.scope_id) as place,
    case p.scope_kind when 'grid' then i.code when 'jurisdiction' then j.code when 'households' then j.code end
      as scope_code,
    coalesce(g.name, old.name, j.name, o.name, case when u.id is null then b.name else b.name || u.name end, '') as scope_name,
    coalesce(c.name, within.name) as scope_place,
    p.floor_from, p.floor_to, p.chart_unit, cu.name as chart_unit_name, p.valid_from, p.valid_to, p.deputy,
    d.name as deputy_name, p.away_from, p.away_to, p.consent_at, p.consent_photo_at,
    p.scope_kind <> 'grid' or g.key is not null as in_force
  from post p
  join staff s on s.county = p.county and s.id = p.staff
  join role r on r.code = p.role
  left join staff d on d.county = p.county and d.id = p.deputy
  left join organisation_unit cu on cu.county = p.county and cu.id = p.chart_unit
  left join grid_identity i on i.county = p.county and i.key = case when p.scope_kind = 'grid' then p.scope_id::uuid end
  left join (plan_in_force f join grid g on g.county = f.county and g.plan = f.plan)
    on g.county = p.county and g.key = i.key
  left join lateral (
    select v.name
    from grid v join plan n on n.county = v.county and n.id = v.plan and n.state = 'published'
    where g.key is null and v.county = p.county and v.key = i.key
    order by n.effective_from desc limit 1
  ) old on true
  left join jurisdiction j on j.county = p.county
    and j.code = case when p.scope_kind in ('jurisdiction', 'households') then p.scope_id end
  left join organisation_unit o on o.county = p.county
    and o.id = case when p.scope_kind = 'chart' then p.scope_id::uuid end
  left join unit u on u.county = p.county and u.id = case when p.scope_kind = 'unit' then p.scope_id::uuid end
  left join building b on b.county = p.county
    and b.id = case p.scope_kind when 'building' then p.scope_id::uuid when 'unit' then u.building end
  left join compound c on c.county = b.county and c.id = b.compound
  left join jurisdiction within on within.county = p.county and within.code = coalesce(
    i.community, o.jurisdiction, b.community, j.parent);

revoke all on function place_of_scope(text, text, text) from public;
grant execute on function place_of_scope(text, text, text) to gridhold_system;
grant select on post_in_words to gridhold_system;
