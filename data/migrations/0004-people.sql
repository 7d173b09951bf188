-- Staff and their posts, households and their members. No column for religion, politics, ethnicity,
-- petition history or an ID-card number; no score of a person. Phones are ciphertext with a key id.

create table staff (
  county text not null,
  id uuid not null,
  name text not null,
  phone bytea,
  phone_key text,
  photo text,
  primary key (county, id),
  check ((phone is null) = (phone_key is null))
);

-- scope_kind names what scope_id points at; scope_id is a jurisdiction code, a grid key or another id as text.
create table post (
  county text not null,
  id uuid not null,
  staff uuid not null,
  role text not null references role (code),
  scope_kind text not null check (scope_kind in ('jurisdiction', 'chart', 'grid', 'building', 'unit')),
  scope_id text not null,
  chart_unit uuid,
  valid_from date not null,
  valid_to date,
  deputy uuid,
  away_from date,
  away_to date,
  consent_at date,
  primary key (county, id),
  foreign key (county, staff) references staff (county, id),
  foreign key (county, deputy) references staff (county, id),
  foreign key (county, chart_unit) references organisation_unit (county, id),
  check (valid_to is null or valid_to >= valid_from)
);
create index post_staff on post (county, staff);
create index post_scope on post (county, scope_kind, scope_id);

create table household (
  county text not null,
  id uuid not null,
  building uuid not null,
  unit uuid,
  floor int,
  room text not null,
  occupancy text not null check (occupancy in ('living', 'away', 'rented', 'empty')),
  position geometry(Point, 4326),
  source_code text,
  primary key (county, id),
  foreign key (county, building) references building (county, id),
  foreign key (county, unit) references unit (county, id)
);
create index household_building on household (county, building);

create table person (
  county text not null,
  id uuid not null,
  household uuid not null,
  name text not null,
  sex text check (sex in ('female', 'male')),
  birth_year int check (birth_year between 1880 and 2200),
  phone bytea,
  phone_key text,
  relation text not null,
  primary key (county, id),
  foreign key (county, household) references household (county, id),
  check ((phone is null) = (phone_key is null))
);
create index person_household on person (county, household);

-- One row a household under the plan in force: rebuilt at activation. path is null outside every community.
create table household_grid (
  county text not null,
  household uuid not null,
  path bigint,
  position geometry(Point, 4326) not null,
  primary key (county, household),
  foreign key (county, household) references household (county, id) on delete cascade
);
create index household_grid_path on household_grid (county, path);
create index household_grid_position on household_grid using gist (position);

create table contact (
  county text not null,
  staff uuid not null,
  household uuid not null,
  since date not null,
  primary key (county, staff, household),
  foreign key (county, staff) references staff (county, id),
  foreign key (county, household) references household (county, id)
);
create index contact_household on contact (county, household);

create table welfare_tag (
  county text not null,
  id uuid not null,
  person uuid not null,
  kind text not null references welfare_tag_kind (code),
  purpose text not null,
  basis text not null,
  recorded_by uuid not null,
  since date not null,
  until date not null,
  helper uuid,
  primary key (county, id),
  foreign key (county, person) references person (county, id),
  foreign key (county, recorded_by) references staff (county, id),
  foreign key (county, helper) references staff (county, id)
);
create index welfare_tag_person on welfare_tag (county, person);
