-- Database roles, code lists, jurisdictions and the organisation chart.
-- Every table carries the county first in its key; code lists are reference tables without one.

create extension if not exists postgis;

do $$
declare
  name text;
begin
  foreach name in array array['gridhold_public', 'gridhold_staff', 'gridhold_planner', 'gridhold_system'] loop
    if not exists (select from pg_roles where rolname = name) then
      begin
        execute format('create role %I nologin', name);
      exception when duplicate_object then null;
      end;
    end if;
    -- Asked first: on a server with several towns the roles are there already, and granted.
    if not pg_has_role(current_user, name, 'member') then
      execute format('grant %I to %I', name, current_user);
    end if;
  end loop;
end
$$;

create table grid_kind (code text primary key, zh text not null, en text not null);

-- sight: 'grid' sees the households of the grids of its posts, 'assigned' those assigned to it, 'none' nobody.
create table role (
  code text primary key,
  zh text not null,
  en text not null,
  sight text not null check (sight in ('grid', 'assigned', 'none')),
  call_order int not null
);

create table exemption_reason (code text primary key, zh text not null, en text not null);

create table welfare_tag_kind (code text primary key, zh text not null, en text not null);

create table reveal_reason (code text primary key, zh text not null, en text not null);

create table jurisdiction (
  county text not null check (county ~ '^[0-9]{6}$'),
  code text not null check (code ~ '^[0-9]{6}([0-9]{3}([0-9]{3})?)?$' and starts_with(code, county)),
  kind text not null check (kind in ('county', 'street', 'community', 'village')),
  parent text,
  name text not null,
  contact_name text not null,
  contact_phone text not null,
  outline geometry(MultiPolygon, 4326),
  primary key (county, code),
  foreign key (county, parent) references jurisdiction (county, code)
);

create table organisation_unit (
  county text not null,
  id uuid not null,
  jurisdiction text not null,
  parent uuid,
  kind text not null check (kind in ('committee', 'branch', 'group', 'tier')),
  name text not null,
  ordinal int not null default 0,
  covers_grid uuid,
  primary key (county, id),
  foreign key (county, jurisdiction) references jurisdiction (county, code),
  foreign key (county, parent) references organisation_unit (county, id)
);
