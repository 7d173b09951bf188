-- Households open, change, move, split, merge and close; members come and go; contact members and staff visit them.
-- Reading is decided in 0006; here are the writing policies and the tables that came later.

-- A shut account signs in no more.
alter table account add column disabled_at timestamptz;

-- since: when the household began to live there; version rises with every change, so that two editors notice each other.
alter table household
  add column since date,
  add column closed_on date,
  add column closed_why text check (closed_why in ('moved-away', 'merged', 'demolished', 'mistake')),
  add column version int not null default 1,
  add check ((closed_on is null) = (closed_why is null));

-- residence: lives and is registered here; lives here, registered elsewhere; registered here, lives elsewhere (人户分离).
-- guardian: through whom a member under 14 is reached. phone_index: keyed hash of the number, for exact search.
alter table person
  add column residence text not null default 'here'
    check (residence in ('here', 'registered-elsewhere', 'lives-elsewhere')),
  add column guardian uuid,
  add column phone_index bytea,
  add foreign key (county, guardian) references person (county, id) on delete set null (guardian);
create index person_phone_index on person (county, phone_index) where phone_index is not null;
create index person_guardian on person (county, guardian) where guardian is not null;

-- What a person needed goes with the person.
alter table welfare_tag
  drop constraint welfare_tag_county_person_fkey,
  add foreign key (county, person) references person (county, id) on delete cascade;

-- Whoever lives behind the same door is found by it.
drop index household_building;
create index household_dwelling on household (county, building, room);

-- A new household is put on the map first, where the policy below can judge its place, and then written.
alter table household_grid alter constraint household_grid_county_household_fkey deferrable initially deferred;

-- A post over some floors of a unit, over a whole unit or building, or over the contact households of its holder.
alter table post
  add column floor_from int,
  add column floor_to int,
  add column consent_photo_at date,
  drop constraint post_scope_kind_check,
  add constraint post_scope_kind_check
    check (scope_kind in ('jurisdiction', 'chart', 'grid', 'building', 'unit', 'households'));

-- What a household lived through. `changes` names fields; it holds old and new values of the dwelling alone, never of a
-- person. other: the household it was split from or merged with, or the member concerned.
create table household_event (
  county text not null,
  id uuid not null,
  household uuid not null,
  at timestamptz not null default now(),
  account uuid,
  kind text not null check (kind in ('opened', 'edited', 'moved', 'split', 'merged', 'closed', 'member-added',
    'member-edited', 'member-moved', 'member-removed', 'tag-added', 'tag-ended', 'contact-set', 'corrected')),
  other uuid,
  changes jsonb not null default '{}',
  primary key (county, id),
  foreign key (county, household) references household (county, id) on delete cascade,
  foreign key (county, account) references account (county, id)
);
create index household_event_household on household_event (county, household, at desc);

-- 走访. The id is the phone's own, so that a visit sent twice is one visit. Met and phone cover a household.
create table visit (
  county text not null,
  id uuid not null,
  household uuid not null,
  account uuid not null,
  at timestamptz not null,
  outcome text not null check (outcome in ('met', 'phone', 'not-in', 'away', 'refused')),
  note text check (length(note) between 1 and 500),
  recorded_at timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, household) references household (county, id) on delete cascade,
  foreign key (county, account) references account (county, id)
);
create index visit_household on visit (county, household, at desc);
create index visit_account on visit (county, account, at desc);

-- 巡查: somebody walked a grid. Nothing of the way is kept.
create table patrol (
  county text not null,
  id uuid not null,
  grid uuid not null,
  account uuid not null,
  at timestamptz not null,
  note text check (length(note) between 1 and 500),
  recorded_at timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, grid) references grid_identity (county, key),
  foreign key (county, account) references account (county, id)
);
create index patrol_grid on patrol (county, grid, at desc);

-- How often whom: every household (tag_kind null), or those with a member of that service need.
create table visit_rule (
  county text not null,
  id uuid not null,
  name text not null,
  tag_kind text references welfare_tag_kind (code),
  every_days int not null check (every_days between 1 and 3660),
  ended_on date,
  primary key (county, id)
);

-- Other names of a compound: what people call it, and what it was called.
create table compound_alias (
  county text not null,
  compound uuid not null,
  alias text not null check (length(alias) between 1 and 40),
  kind text not null check (kind in ('alias', 'old-name')),
  primary key (county, compound, alias),
  foreign key (county, compound) references compound (county, id) on delete cascade
);

-- Every door has a token for its printed code; it starts with the county and tells nothing else.
update unit set door_token = county || '-' || left(replace(gen_random_uuid()::text, '-', ''), 12)
where door_token is null;
create unique index unit_door_token on unit (county, door_token);
create function give_door_token() returns trigger language plpgsql as $$
begin
  new.door_token := coalesce(new.door_token,
    new.county || '-' || left(replace(gen_random_uuid()::text, '-', ''), 12));
  return new;
end
$$;
create trigger unit_door_token before insert on unit for each row execute function give_door_token();

create function sight_account() returns uuid language sql stable as $$
  select nullif(current_setting('gridhold.account', true), '')::uuid
$$;

-- Whether a path lies on ground of a post of today whose role sees its grid. This and what policies and every request call
-- besides is plpgsql, which keeps its plans: as sql it was planned anew for every row, and a request's start took 1.3 ms, not 0.5.
create function sight_by_place(in_path bigint) returns boolean language plpgsql stable as $$
begin
  return exists (
    select from sight_ranges(sight_county(), sight_account()) r where in_path >= r.lo and in_path < r.hi);
end
$$;

-- Whether a household stands on such ground: who may write it, which assignment alone does not allow.
create function in_place(in_household uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select from household_grid g
    where g.county = sight_county() and g.household = in_household and sight_by_place(g.path));
end
$$;

create function person_in_place(in_person uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (
    select from person p where p.county = sight_county() and p.id = in_person and in_place(p.household));
end
$$;

-- No row of the map may be given to a household that exists already, closed or out of sight as it may be.
create function household_is_new(in_household uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from household h where h.county = sight_county() and h.id = in_household)
$$;

-- The households assigned to an account today: contact households of its staff member, and those behind the doors of its
-- posts on buildings and units, found by their building. Posts of roles without sight assign nothing.
create function assigned_households(in_county text, in_account uuid) returns table (household uuid)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
  select c.household
  from contact c
  where c.county = in_county and c.staff = (
    select t.staff from posts_today(in_county, in_account) t where t.sight <> 'none' limit 1)
  union
  select h.id
  from account a
  join post p on p.county = a.county and p.staff = a.staff and p.scope_kind in ('building', 'unit')
    and p.valid_from <= today() and (p.valid_to is null or p.valid_to >= today())
  join role r on r.code = p.role and r.sight <> 'none'
  left join unit u on u.county = a.county and u.id = case p.scope_kind when 'unit' then p.scope_id::uuid end
  join household h on h.county = a.county and h.closed_on is null
    and h.building = case p.scope_kind when 'building' then p.scope_id::uuid when 'unit' then u.building end
    and (p.scope_kind = 'building' or h.unit = u.id
      and (p.floor_from is null or h.floor >= p.floor_from) and (p.floor_to is null or h.floor <= p.floor_to))
  where a.county = in_county and a.id = in_account and a.disabled_at is null;
end
$$;

-- Whether a post of today that has any sight lies on a grid or above it: who may patrol there.
create function patrols_grid(in_grid uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from plan_in_force f
    join grid g on g.county = f.county and g.plan = f.plan
    join posts_today(sight_county(), sight_account()) t on t.sight <> 'none'
      and g.path >= t.path and g.path < t.path + case t.level when 1 then 10000 when 2 then 100 else 1 end
    where f.county = sight_county() and g.key = in_grid)
$$;

-- Moves a household of the caller's own ground anywhere in the county; where it leaves that ground, it leaves sight too.
create function move_household(in_household uuid, in_path bigint, in_position geometry) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not in_place(in_household) then
    raise exception 'the household is not on the ground of this account' using errcode = 'insufficient_privilege';
  end if;
  update household_grid set path = in_path, position = in_position
  where county = sight_county() and household = in_household;
end
$$;

-- From a day on a service need holds no more. A tag that has ended is in nobody's sight, so that no policy of update lets it
-- become one.
create function end_tag(in_tag uuid, in_on date) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select from welfare_tag t where t.county = sight_county() and t.id = in_tag and person_in_place(t.person))
  then
    raise exception 'the tag is not on the ground of this account' using errcode = 'insufficient_privilege';
  end if;
  update welfare_tag set until = least(until, in_on - 1) where county = sight_county() and id = in_tag;
end
$$;

-- Staff are named to each other: the contact member of a household, a helper, whoever wrote a line of history.
create function staff_name(in_staff uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select s.name from staff s where s.county = sight_county() and s.id = in_staff
$$;
create function account_name(in_account uuid) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(s.name, a.username)
  from account a left join staff s on s.county = a.county and s.id = a.staff
  where a.county = sight_county() and a.id = in_account
$$;

-- Accounts that were shut have no post and no sight.
create or replace function posts_today(in_county text, in_account uuid)
returns table (staff uuid, sight text, level int, path bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
  select p.staff, r.sight, g.level, g.path
  from account a
  join post p on p.county = a.county and p.staff = a.staff
    and p.valid_from <= today() and (p.valid_to is null or p.valid_to >= today())
  join role r on r.code = p.role
  left join (plan_in_force f join grid g on g.county = f.county and g.plan = f.plan)
    -- The cast is guarded: only posts on grids have a uuid here, and no order of conditions is promised.
    on g.county = a.county and g.key = case when p.scope_kind = 'grid' then p.scope_id::uuid end
  where a.county = in_county and a.id = in_account and a.disabled_at is null
    and (p.scope_kind <> 'grid' or g.path is not null);
end
$$;
create or replace function sight_ranges(in_county text, in_account uuid)
returns table (lo bigint, hi bigint) language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
  select distinct t.path, t.path + case t.level when 1 then 10000 when 2 then 100 else 1 end
  from posts_today(in_county, in_account) t
  where t.sight = 'grid' and t.path is not null;
end
$$;

-- Where the owner is no superuser, what it does for others in the functions above needs a policy of its own.
create policy for_definer on contact for select to current_user using (true);
create policy for_definer on person for select to current_user using (true);
create policy for_definer on staff for select to current_user using (true);
create policy for_definer on welfare_tag for select to current_user using (true);
create policy for_definer_end on welfare_tag for update to current_user using (true) with check (true);
create policy for_definer_move on household_grid for update to current_user using (true) with check (true);

drop policy by_assignment on household_grid;
create policy by_assignment on household_grid for select to gridhold_staff using (
  county = (select sight_county())
  and household = any (array(select a.household from assigned_households(sight_county(), sight_account()) a)));
create policy placed on household_grid for insert to gridhold_staff with check (
  county = (select sight_county()) and sight_by_place(path) and household_is_new(household));
create policy moved on household_grid for update to gridhold_staff
  using (county = (select sight_county()) and sight_by_place(path))
  with check (county = (select sight_county()) and sight_by_place(path));
create policy removed on household_grid for delete to gridhold_staff using (
  county = (select sight_county()) and sight_by_place(path));

create policy opened on household for insert to gridhold_staff with check (
  county = (select sight_county()) and in_place(id));
create policy edited on household for update to gridhold_staff
  using (county = (select sight_county()) and in_place(id))
  with check (county = (select sight_county()) and in_place(id));

create policy added on person for insert to gridhold_staff with check (
  county = (select sight_county()) and in_place(household));
create policy edited on person for update to gridhold_staff
  using (county = (select sight_county()) and in_place(household))
  with check (county = (select sight_county()) and in_place(household));
create policy removed on person for delete to gridhold_staff using (
  county = (select sight_county()) and in_place(household));

create policy recorded on welfare_tag for insert to gridhold_staff with check (
  county = (select sight_county()) and recorded_by = (select sight_staff()) and person_in_place(person));
create policy ended on welfare_tag for update to gridhold_staff
  using (county = (select sight_county()) and person_in_place(person))
  with check (county = (select sight_county()) and person_in_place(person));

create policy by_place on contact for select to gridhold_staff using (
  county = (select sight_county()) and in_place(household));
create policy assigned on contact for insert to gridhold_staff with check (
  county = (select sight_county()) and in_place(household));
create policy withdrawn on contact for delete to gridhold_staff using (
  county = (select sight_county()) and in_place(household));

alter table household_event enable row level security;
alter table household_event force row level security;
create policy system_all on household_event to gridhold_system using (true) with check (true);
create policy by_place on household_event for select to gridhold_staff using (
  county = (select sight_county()) and in_place(household));
create policy written on household_event for insert to gridhold_staff with check (
  county = (select sight_county()) and account = (select sight_account()) and in_place(household));

alter table visit enable row level security;
alter table visit force row level security;
create policy system_all on visit to gridhold_system using (true) with check (true);
create policy for_definer on visit for select to current_user using (true);
create policy in_sight on visit for select to gridhold_staff using (
  exists (select from household_grid g where g.county = visit.county and g.household = visit.household));
create policy recorded on visit for insert to gridhold_staff with check (
  county = (select sight_county()) and account = (select sight_account())
  and exists (select from household_grid g where g.county = visit.county and g.household = visit.household));
-- A slip of the thumb can be taken back for a day, by whoever made it.
create policy taken_back on visit for delete to gridhold_staff using (
  county = (select sight_county()) and account = (select sight_account())
  and recorded_at > now() - interval '1 day'
  and exists (select from household_grid g where g.county = visit.county and g.household = visit.household));

alter table patrol enable row level security;
alter table patrol force row level security;
create policy system_all on patrol to gridhold_system using (true) with check (true);
create policy for_definer on patrol for select to current_user using (true);
create policy on_own_grids on patrol for select to gridhold_staff using (
  county = (select sight_county()) and (
    account = (select sight_account()) and (select sight_staff()) is not null or patrols_grid(grid)));
create policy recorded on patrol for insert to gridhold_staff with check (
  county = (select sight_county()) and account = (select sight_account()) and patrols_grid(grid));
create policy taken_back on patrol for delete to gridhold_staff using (
  county = (select sight_county()) and account = (select sight_account()) and (select sight_staff()) is not null
  and recorded_at > now() - interval '1 day');

-- Staff at work today on the caller's ground, for choosing a helper or a contact member: names of staff, nobody else's.
create view colleague as
  select distinct p.county, p.staff as id, s.name, p.role
  from post p
  join staff s on s.county = p.county and s.id = p.staff
  join role r on r.code = p.role and r.sight <> 'none'
  -- A contact member or the head of a building is at work where the unit of the chart is that the post belongs to.
  left join organisation_unit u on u.county = p.county and p.scope_kind <> 'grid'
    and u.id::text = case when p.scope_kind = 'chart' then p.scope_id else p.chart_unit::text end
  join plan_in_force f on f.county = p.county
  join grid g on g.county = f.county and g.plan = f.plan
    and g.key = case when p.scope_kind = 'grid' then p.scope_id::uuid else u.covers_grid end
  where p.county = (select sight_county()) and sight_by_place(g.path)
    and p.valid_from <= today() and (p.valid_to is null or p.valid_to >= today());

revoke all on function assigned_households(text, uuid), in_place(uuid), person_in_place(uuid), household_is_new(uuid),
  patrols_grid(uuid), move_household(uuid, bigint, geometry), end_tag(uuid, date), staff_name(uuid),
  account_name(uuid) from public;
grant execute on function assigned_households(text, uuid), in_place(uuid), person_in_place(uuid), household_is_new(uuid),
  patrols_grid(uuid), move_household(uuid, bigint, geometry), end_tag(uuid, date), staff_name(uuid), account_name(uuid)
  to gridhold_staff;
-- The owner of the view above calls it in the name of whoever asks.
grant select on colleague to gridhold_staff;
grant select on compound_alias to gridhold_public, gridhold_staff, gridhold_planner;
grant select on visit_rule to gridhold_staff, gridhold_planner;
grant select, insert on household_event, visit, patrol to gridhold_staff;
grant delete on visit, patrol to gridhold_staff;
-- Not its household: a row of the caller's own ground must not become that of a closed one.
grant insert, update (path, position), delete on household_grid to gridhold_staff;
grant insert, update on household to gridhold_staff;
grant insert, update, delete on person to gridhold_staff;
grant insert on welfare_tag to gridhold_staff;
grant update (until, helper, purpose) on welfare_tag to gridhold_staff;
grant insert, delete on contact to gridhold_staff;
grant select, insert, update, delete on household_event, visit, patrol, visit_rule, compound_alias to gridhold_system;
