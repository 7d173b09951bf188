-- What a board shows and how it fares, photos with consent, codes of doors that ended, and the needs residents leave there.

-- settings: slides in their order, seconds, theme, large type; by the contract of boards.
alter table board
  add column grid uuid,
  add column settings jsonb not null default '{}',
  add foreign key (county, grid) references grid_identity (county, key);

create table board_notice (
  county text not null,
  id uuid not null,
  board text not null,
  title text not null check (length(title) between 1 and 40),
  text text not null check (length(text) between 1 and 400),
  from_day date not null,
  until_day date not null,
  primary key (county, id),
  foreign key (county, board) references board (county, slug) on delete cascade,
  check (until_day >= from_day)
);
create index board_notice_board on board_notice (county, board);

-- A screen that says it is alive: which plan it shows and how old its data are. A screen is a number it made itself.
create table board_screen (
  county text not null,
  board text not null,
  screen uuid not null,
  first_seen timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  plan uuid,
  data_at timestamptz,
  width int not null,
  height int not null,
  primary key (county, board, screen),
  foreign key (county, board) references board (county, slug) on delete cascade
);

-- A staff member's photo, made anew from what was sent; public only where a post has consent_photo_at.
-- name: what its address ends in, a part of the picture's SHA-256, so that no address of a photo names its person.
create table staff_photo (
  county text not null,
  staff uuid not null,
  name text not null check (name ~ '^[0-9a-f]{24}$'),
  jpeg bytea not null check (octet_length(jpeg) <= 300000),
  width int not null,
  height int not null,
  added_at timestamptz not null default now(),
  primary key (county, staff),
  foreign key (county, staff) references staff (county, id) on delete cascade
);

-- Whether boards may show the photo today: a post of today published with both consents.
create function photo_is_public(in_county text, in_staff uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from post p
    where p.county = in_county and p.staff = in_staff and p.consent_at <= today() and p.consent_photo_at <= today()
      and p.valid_from <= today() and (p.valid_to is null or p.valid_to >= today()))
$$;

-- What somebody in a role does, as boards and doors say it.
alter table role
  add column duties_zh text not null default '',
  add column duties_en text not null default '';

-- A door's token: its county and 80 random bits, so that nobody finds one by trying. Those printed before have 48.
create function new_door_token(in_county text) returns text language sql volatile as $$
  select in_county || '-' || left(replace(gen_random_uuid()::text, '-', ''), 12)
    || right(replace(gen_random_uuid()::text, '-', ''), 8)
$$;
create or replace function give_door_token() returns trigger language plpgsql as $$
begin
  new.door_token := coalesce(new.door_token, new_door_token(new.county));
  return new;
end
$$;

-- A printed code that was taken out of use: whoever scans it is told so.
create table door_code_ended (
  county text not null,
  token text not null,
  unit uuid not null,
  ended_at timestamptz not null default now(),
  primary key (county, token),
  foreign key (county, unit) references unit (county, id)
);

-- The picture by which residents join the group of their grid; it runs out. name: a part of the picture's SHA-256.
create table grid_group_picture (
  county text not null,
  grid uuid not null,
  name text not null check (name ~ '^[0-9a-f]{24}$'),
  jpeg bytea not null check (octet_length(jpeg) <= 300000),
  until_day date not null,
  primary key (county, grid),
  foreign key (county, grid) references grid_identity (county, key)
);

-- 诉求: what somebody leaves at a door, with or without a number to call back. receipt_hash: SHA-256 of the code that its
-- sender keeps. grid: who holds the door, set anew at every activation; null where nobody does.
create table need (
  county text not null,
  id uuid not null,
  unit uuid not null,
  community text not null,
  grid uuid,
  kind text not null check (kind in ('need', 'mistake')),
  text text not null check (length(text) between 1 and 1000),
  phone bytea,
  phone_key text,
  receipt_hash bytea not null,
  state text not null default 'sent' check (state in ('sent', 'received', 'done', 'answered')),
  answer text check (length(answer) between 1 and 500),
  sent_at timestamptz not null default now(),
  moved_at timestamptz not null default now(),
  moved_by uuid,
  keep_until date not null,
  primary key (county, id),
  unique (county, receipt_hash),
  foreign key (county, unit) references unit (county, id),
  foreign key (county, grid) references grid_identity (county, key),
  foreign key (county, moved_by) references account (county, id),
  check ((phone is null) = (phone_key is null)),
  check ((state = 'answered') = (answer is not null))
);
create index need_grid on need (county, grid, sent_at desc);

create table need_picture (
  county text not null,
  need uuid not null,
  n int not null check (n between 1 and 3),
  jpeg bytea not null check (octet_length(jpeg) <= 600000),
  primary key (county, need, n),
  foreign key (county, need) references need (county, id) on delete cascade
);

-- The grids of an account's posts of today whose roles have one of these sights, and all below them.
create function grids_of_posts(in_sights text[]) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct g.key
  from posts_today(sight_county(), sight_account()) t
  join plan_in_force f on f.county = sight_county()
  join grid g on g.county = f.county and g.plan = f.plan
    and g.path >= t.path and g.path < t.path + case t.level when 1 then 10000 when 2 then 100 else 1 end
  where t.sight = any (in_sights)
$$;

-- Code of the place that an account is head of; null for all others.
create function headed_place() returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select a.jurisdiction from account a
  where a.county = sight_county() and a.id = sight_account() and a.capacity = 'head' and a.disabled_at is null
$$;

-- Grids of that place with somebody today who reads what is left there and can sign in. For all other ground, held by a grid
-- without such a person, by one no longer in force or by nobody, the head answers.
create function grids_not_headed() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct g.key
  from plan_in_force f
  join grid h on h.county = f.county and h.plan = f.plan and starts_with(h.community, headed_place())
  join post p on p.county = f.county and p.scope_kind = 'grid' and p.scope_id = h.key::text
    and p.valid_from <= today() and (p.valid_to is null or p.valid_to >= today())
  join role r on r.code = p.role and r.sight = 'grid'
  join account a on a.county = p.county and a.staff = p.staff and a.disabled_at is null
    and a.capacity in ('worker', 'head')
  join grid g on g.county = f.county and g.plan = f.plan and g.community = h.community
    and g.path >= h.path and g.path < h.path + case h.level when 1 then 10000 when 2 then 100 else 1 end
  where f.county = sight_county()
$$;

alter table need enable row level security;
alter table need force row level security;
create policy system_all on need to gridhold_system using (true) with check (true);
create policy for_definer on need for select to current_user using (true);
create policy for_definer_adding on need for insert to current_user with check (true);
-- A need is read by those who see every household of its grid, and by nobody to whom a few are assigned; after the day its
-- sender was told by nobody at all, deleted or not. What is asked once a statement stands in `select`.
create policy answered_for on need for select to gridhold_staff using (
  county = (select sight_county()) and keep_until >= (select today()) and (
    grid = any (array(select grids_of_posts('{grid}')))
    or starts_with(community, (select headed_place()))
      and (grid is null or grid <> all (array(select grids_not_headed())))));
create policy moved on need for update to gridhold_staff
  using (
    county = (select sight_county()) and keep_until >= (select today()) and (
      grid = any (array(select grids_of_posts('{grid}')))
      or starts_with(community, (select headed_place()))
        and (grid is null or grid <> all (array(select grids_not_headed())))))
  with check (county = (select sight_county()) and moved_by = (select sight_account()));
alter table need_picture enable row level security;
alter table need_picture force row level security;
create policy system_all on need_picture to gridhold_system using (true) with check (true);
create policy for_definer on need_picture for select to current_user using (true);
create policy for_definer_adding on need_picture for insert to current_user with check (true);
create policy with_need on need_picture for select to gridhold_staff using (
  exists (select from need n where n.county = need_picture.county and n.id = need_picture.need));
-- Everybody may see the picture of a group; those who patrol its grid put it there.
alter table grid_group_picture enable row level security;
alter table grid_group_picture force row level security;
create policy system_all on grid_group_picture to gridhold_system using (true) with check (true);
create policy shown on grid_group_picture for select to gridhold_public, gridhold_staff, gridhold_planner using (true);
create policy put on grid_group_picture for insert to gridhold_staff with check (
  county = (select sight_county()) and grid = any (array(select grids_of_posts('{grid,assigned}'))));
create policy replaced on grid_group_picture for update to gridhold_staff
  using (county = (select sight_county()) and grid = any (array(select grids_of_posts('{grid,assigned}'))))
  with check (county = (select sight_county()) and grid = any (array(select grids_of_posts('{grid,assigned}'))));
create policy removed on grid_group_picture for delete to gridhold_staff using (
  county = (select sight_county()) and grid = any (array(select grids_of_posts('{grid,assigned}'))));
alter table staff_photo enable row level security;
alter table staff_photo force row level security;
create policy system_all on staff_photo to gridhold_system using (true) with check (true);
create policy with_consent on staff_photo for select to gridhold_public using (photo_is_public(county, staff));

-- The public leaves a need and asks after its own by the receipt; it reads no other. Left again with the same id it is the
-- one that is there, told with that one's receipt; a row less where another was left under that id.
create function leave_need(in_county text, in_id uuid, in_unit uuid, in_community text, in_grid uuid, in_kind text,
  in_text text, in_phone bytea, in_phone_key text, in_receipt_hash bytea, in_keep_days int, in_pictures bytea[])
returns table (is_new boolean, receipt_hash bytea, keep_until date)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  insert into need (county, id, unit, community, grid, kind, text, phone, phone_key, receipt_hash, keep_until)
  values (in_county, in_id, in_unit, in_community, in_grid, in_kind, in_text, in_phone, in_phone_key, in_receipt_hash,
    today() + in_keep_days)
  on conflict (county, id) do nothing;
  if found then
    insert into need_picture (county, need, n, jpeg)
    select in_county, in_id, p.n, p.jpeg from unnest(in_pictures) with ordinality p (jpeg, n);
    return query select true, in_receipt_hash, today() + in_keep_days;
  else
    return query
    select false, n.receipt_hash, n.keep_until from need n
    where n.county = in_county and n.id = in_id and n.unit = in_unit and n.kind = in_kind and n.text = in_text
      and (n.phone is null) = (in_phone is null)
      and (select count(*) from need_picture p where p.county = n.county and p.need = n.id) = cardinality(in_pictures);
  end if;
end
$$;
create function need_by_receipt(in_county text, in_receipt_hash bytea)
returns table (kind text, state text, answer text, sent_at timestamptz, moved_at timestamptz, keep_until date)
language sql stable security definer set search_path = public, pg_temp as $$
  select n.kind, n.state, n.answer, n.sent_at, n.moved_at, n.keep_until
  from need n
  where n.county = in_county and n.receipt_hash = in_receipt_hash and n.keep_until >= today()
$$;

revoke all on function leave_need(text, uuid, uuid, text, uuid, text, text, bytea, text, bytea, int, bytea[]),
  need_by_receipt(text, bytea), grids_of_posts(text[]), headed_place(), grids_not_headed(), photo_is_public(text, uuid),
  new_door_token(text) from public;
grant execute on function leave_need(text, uuid, uuid, text, uuid, text, text, bytea, text, bytea, int, bytea[]),
  need_by_receipt(text, bytea), photo_is_public(text, uuid) to gridhold_public;
grant select on staff_photo to gridhold_public;
grant execute on function grids_of_posts(text[]), headed_place(), grids_not_headed() to gridhold_staff;
grant execute on function new_door_token(text) to gridhold_system;
grant select on need, need_picture to gridhold_staff;
grant update (state, answer, moved_at, moved_by) on need to gridhold_staff;
grant select on board_notice, grid_group_picture to gridhold_public, gridhold_staff, gridhold_planner;
grant insert, update, delete on grid_group_picture to gridhold_staff;
grant select, insert, update, delete on board_notice, board_screen, staff_photo, door_code_ended, grid_group_picture,
  need, need_picture to gridhold_system;
