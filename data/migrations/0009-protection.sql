-- Sessions and one-time codes, who looked at whom, a resident's questions, exports, and how long things are kept.

-- totp: the sealed secret of one-time codes; it counts once totp_since is set. totp_step: the last step that was used.
alter table account
  add column totp bytea,
  add column totp_key text,
  add column totp_since timestamptz,
  add column totp_step bigint,
  add column password_at timestamptz not null default now(),
  add check ((totp is null) = (totp_key is null));

-- id: what its owner sees and ends it by. device: browser and system in two words. The session's id in the cookie changes
-- now and then; the one before it holds for some seconds more, for requests that were on their way.
alter table session
  add column id uuid not null default gen_random_uuid(),
  add column device text not null default '',
  add column rotated_at timestamptz not null default now(),
  add column previous_hash bytea,
  add column previous_until timestamptz;
create unique index session_id on session (county, id);
create index session_previous on session (county, previous_hash) where previous_hash is not null;
create index session_account on session (county, account);

-- What an entry was about besides its subject: the visit or matter for which somebody was looked up. Entries without it
-- have the digest they always had.
alter table audit_entry add column about uuid;
create or replace function audit_digest(e audit_entry) returns bytea language sql immutable as $$
  select sha256(convert_to(format('%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s', e.county, e.seq, extract(epoch from e.at),
    e.account, e.verb, e.subject, e.plan, e.grid, e.reason_code, encode(e.reason_mac, 'hex'),
    encode(e.previous, 'hex')) || coalesce('|' || e.about::text, ''), 'UTF8'))
$$;
create index audit_entry_verb on audit_entry (county, verb, at desc);
create index audit_entry_subject on audit_entry (county, subject) where subject is not null;

drop function audit_append(text, uuid, text, uuid, uuid, uuid, text, bytea, text);
create function audit_append(in_county text, in_account uuid, in_verb text, in_subject uuid, in_plan uuid,
  in_grid uuid, in_reason_code text, in_reason_mac bytea, in_note text, in_about uuid)
returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head audit_head;
  entry audit_entry;
begin
  insert into audit_head values (in_county, 0, sha256(convert_to(in_county, 'UTF8'))) on conflict do nothing;
  select * into strict head from audit_head where county = in_county for update;
  entry.county := in_county;
  entry.seq := head.seq + 1;
  entry.at := clock_timestamp();
  entry.account := in_account;
  entry.verb := in_verb;
  entry.subject := in_subject;
  entry.plan := in_plan;
  entry.grid := in_grid;
  entry.reason_code := in_reason_code;
  entry.reason_mac := in_reason_mac;
  entry.previous := head.hash;
  entry.about := in_about;
  entry.hash := audit_digest(entry);
  insert into audit_entry select entry.*;
  if in_note is not null and in_note <> '' then
    insert into audit_reason values (in_county, entry.seq, in_note);
  end if;
  update audit_head set seq = entry.seq, hash = entry.hash where county = in_county;
  return entry.seq;
end
$$;

-- A resident asks what is held about the household: the steward sees that one, and only after the audit has a line of it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'gridhold_steward') then
    begin
      create role gridhold_steward nologin;
    exception when duplicate_object then null;
    end;
  end if;
  if not pg_has_role(current_user, 'gridhold_steward', 'member') then
    execute format('grant gridhold_steward to %I', current_user);
  end if;
end
$$;

create function sight_subject() returns uuid language sql stable as $$
  select nullif(current_setting('gridhold.subject', true), '')::uuid
$$;

-- Doors and rooms within an administrator's reach, to find the household a resident stands for; nobody's name.
create view household_door as
  select h.county, h.id, h.building, h.unit, h.floor, h.room, h.closed_on is not null as closed
  from household h
  left join household_grid g on g.county = h.county and g.household = h.id
  join building b on b.county = h.county and b.id = h.building
  where h.county = (select sight_county())
    and coalesce(g.path, rpad(b.community, 18, '0')::bigint) >= (select reach_lo())
    and coalesce(g.path, rpad(b.community, 18, '0')::bigint) < (select reach_hi())
    and exists (
      select from account a
      where a.county = h.county and a.id = (select sight_account()) and a.capacity = 'admin' and a.disabled_at is null);

-- Fixes the one household of this transaction and writes why. Only for administrators, within their reach.
create function enter_subject(in_household uuid, in_verb text, in_reason_code text, in_reason_mac bytea, in_note text)
returns bigint language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select from account a
    where a.county = sight_county() and a.id = sight_account() and a.capacity = 'admin' and a.disabled_at is null)
  then
    raise exception 'only an administrator answers for a household' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from household_door d where d.id = in_household) then
    return null;
  end if;
  perform set_config('gridhold.subject', in_household::text, true);
  return audit_append(sight_county(), sight_account(), in_verb, in_household, null,
    (select g.key from household_grid hg join plan_in_force f on f.county = hg.county
       join grid g on g.county = f.county and g.plan = f.plan and g.path = hg.path
     where hg.county = sight_county() and hg.household = in_household),
    in_reason_code, in_reason_mac, in_note, null);
end
$$;

create policy as_subject on household to gridhold_steward
  using (county = (select sight_county()) and id = (select sight_subject()))
  with check (county = (select sight_county()) and id = (select sight_subject()));
create policy as_subject on household_grid to gridhold_steward
  using (county = (select sight_county()) and household = (select sight_subject()));
create policy as_subject on person to gridhold_steward
  using (county = (select sight_county()) and household = (select sight_subject()))
  with check (county = (select sight_county()) and household = (select sight_subject()));
create policy as_subject on contact to gridhold_steward
  using (county = (select sight_county()) and household = (select sight_subject()));
create policy as_subject on visit to gridhold_steward
  using (county = (select sight_county()) and household = (select sight_subject()));
create policy as_subject on household_event to gridhold_steward
  using (county = (select sight_county()) and household = (select sight_subject()))
  with check (county = (select sight_county()) and household = (select sight_subject()));
create policy as_subject on welfare_tag to gridhold_steward
  using (county = (select sight_county()) and exists (
    select from person p where p.county = welfare_tag.county and p.id = welfare_tag.person));

-- Who looked, and why: entries about the household, its members, and what was done at its door.
create function about_subject(e audit_entry) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select e.county = sight_county() and (e.subject = sight_subject() or e.about = sight_subject()
    or e.subject in (select p.id from person p where p.county = sight_county() and p.household = sight_subject())
    or e.subject in (select v.id from visit v where v.county = sight_county() and v.household = sight_subject()))
$$;
create policy as_subject on audit_entry for select to gridhold_steward using (about_subject(audit_entry));
create policy as_subject on audit_reason to gridhold_steward using (
  exists (select from audit_entry e where e.county = audit_reason.county and e.seq = audit_reason.seq));

-- Heads of household are found by their whole name, however many there are.
create index person_head on person (county, name) where relation = '户主';

-- That it was done, when the rows themselves are gone. household: null where rows of many went by age; `what` says which.
create table erasure (
  county text not null,
  id uuid not null,
  household uuid,
  account uuid,
  at timestamptz not null default now(),
  why text not null check (why in ('resident-asked', 'retention')),
  what text not null,
  -- How many rows of which table.
  rows jsonb not null,
  primary key (county, id),
  foreign key (county, account) references account (county, id),
  check (household is not null or why = 'retention')
);

-- Lists that leave the house: masked at once, unmasked only after a second account agreed.
create table export_request (
  county text not null,
  id uuid not null,
  account uuid not null,
  grid uuid not null,
  reason text not null check (length(reason) between 4 and 200),
  state text not null check (state in ('waiting', 'approved', 'refused', 'taken')),
  decided_by uuid,
  asked_at timestamptz not null default now(),
  decided_at timestamptz,
  taken_at timestamptz,
  primary key (county, id),
  foreign key (county, account) references account (county, id),
  foreign key (county, decided_by) references account (county, id),
  foreign key (county, grid) references grid_identity (county, key),
  check (decided_by is distinct from account)
);

-- How many days something is kept; what is not listed here has the program's own period.
create table retention_rule (
  county text not null,
  what text not null,
  days int not null check (days between 1 and 36600),
  primary key (county, what)
);

-- Who revealed whom is shown to the head of the community: by grid, account and reason, and nobody's name.
create view reveal_log as
  select e.county, e.seq, e.at, a.username, s.name as staff, e.reason_code, r.note, i.code as grid, g.name as grid_name,
    e.subject, e.about
  from audit_entry e
  left join account a on a.county = e.county and a.id = e.account
  left join staff s on s.county = a.county and s.id = a.staff
  left join audit_reason r on r.county = e.county and r.seq = e.seq
  left join (plan_in_force f join grid g on g.county = f.county and g.plan = f.plan)
    on g.county = e.county and g.key = e.grid
  left join grid_identity i on i.county = g.county and i.key = g.key
  -- Ground without a grid, or whose grid is no longer in force, is where the person lives; who is gone, the county answers for.
  left join person p on p.county = e.county and p.id = e.subject
  left join household_grid hg on hg.county = p.county and hg.household = p.household
  where e.county = (select sight_county()) and e.verb = 'reveal'
    and (coalesce(g.path, hg.path) >= (select reach_lo()) and coalesce(g.path, hg.path) < (select reach_hi())
      or coalesce(g.path, hg.path) is null and (select reach_hi()) - (select reach_lo()) >= 1000000000000);

-- How often the asking account revealed somebody within a day, on whatever server, and when the oldest is out of the count.
create function own_reveals() returns table (reveals int, seconds int)
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int, ceil(extract(epoch from min(e.at) + interval '1 day' - now()))::int
  from audit_entry e
  where e.county = sight_county() and e.account = sight_account() and e.verb = 'reveal'
    and e.at > now() - interval '1 day'
$$;

-- Who is behind an account, for a resident who asks who looked: colleagues' names, nobody else's.
create view colleague_account as
  select a.county, a.id, a.username, s.name as staff
  from account a
  left join staff s on s.county = a.county and s.id = a.staff
  where a.county = (select sight_county());

alter table erasure enable row level security;
alter table erasure force row level security;
create policy system_all on erasure to gridhold_system using (true) with check (true);
create policy as_subject on erasure for insert to gridhold_steward with check (
  county = (select sight_county()) and household = (select sight_subject()) and account = (select sight_account()));
alter table export_request enable row level security;
alter table export_request force row level security;
create policy system_all on export_request to gridhold_system using (true) with check (true);

revoke all on function audit_append(text, uuid, text, uuid, uuid, uuid, text, bytea, text, uuid) from public;
grant execute on function audit_append(text, uuid, text, uuid, uuid, uuid, text, bytea, text, uuid)
  to gridhold_staff, gridhold_planner, gridhold_system, gridhold_steward;
revoke all on function enter_subject(uuid, text, text, bytea, text), about_subject(audit_entry) from public;
grant execute on function enter_subject(uuid, text, text, bytea, text), about_subject(audit_entry) to gridhold_steward;
grant execute on function enter_account(text, uuid), sight_ranges(text, uuid) to gridhold_steward;
grant usage on schema public to gridhold_steward;
grant select on grid_kind, role, jurisdiction, plan_in_force, grid_identity, grid, compound, building, unit,
  welfare_tag_kind, household_door, audit_entry to gridhold_steward;
grant select, update, delete on household, person to gridhold_steward;
grant select, delete on household_grid, contact, visit, welfare_tag, audit_reason to gridhold_steward;
grant select, insert, delete on household_event to gridhold_steward;
grant insert on erasure to gridhold_steward;
grant select on colleague_account to gridhold_steward;
grant execute on function staff_name(uuid), account_name(uuid) to gridhold_steward;
grant select on reveal_log to gridhold_planner;
revoke all on function own_reveals() from public;
grant execute on function own_reveals() to gridhold_staff;
grant select, insert on erasure to gridhold_system;
grant select, insert, update, delete on export_request, retention_rule to gridhold_system;
