-- What stands on the ground: the base map, buildings and their units, facilities and organisations.

create table water (
  county text not null,
  id uuid not null,
  name text,
  shape geometry(MultiPolygon, 4326) not null,
  primary key (county, id)
);

-- kind: 'main', 'street', 'lane' or 'path', widest first.
create table road (
  county text not null,
  id uuid not null,
  name text,
  kind text not null check (kind in ('main', 'street', 'lane', 'path')),
  line geometry(LineString, 4326) not null,
  primary key (county, id)
);

-- kind: 'residential', 'school', 'park', 'market', 'farmland', 'courtyard', 'company' or 'public'.
create table compound (
  county text not null,
  id uuid not null,
  community text not null,
  name text,
  kind text not null,
  address text,
  shape geometry(MultiPolygon, 4326) not null,
  primary key (county, id),
  foreign key (county, community) references jurisdiction (county, code)
);
create index compound_community on compound (county, community);

create table building (
  county text not null,
  id uuid not null,
  community text,
  compound uuid,
  villagers_group text,
  name text not null,
  floors int not null default 1,
  use text not null default 'residential',
  outline geometry(MultiPolygon, 4326),
  anchor geometry(Point, 4326) not null,
  source_code text,
  primary key (county, id),
  foreign key (county, community) references jurisdiction (county, code),
  foreign key (county, compound) references compound (county, id)
);
create index building_anchor on building using gist (anchor);

create table unit (
  county text not null,
  id uuid not null,
  building uuid not null,
  name text not null,
  entrance geometry(Point, 4326) not null,
  floors int not null,
  door_token text,
  primary key (county, id),
  foreign key (county, building) references building (county, id)
);
create index unit_building on unit (county, building);

create table facility (
  county text not null,
  id uuid not null,
  community text not null,
  kind text not null,
  name text not null,
  phone text,
  hours text,
  position geometry(Point, 4326) not null,
  primary key (county, id),
  foreign key (county, community) references jurisdiction (county, code)
);

create table organisation (
  county text not null,
  id uuid not null,
  community text not null,
  kind text not null,
  name text not null,
  duty_name text,
  duty_phone text,
  position geometry(Point, 4326) not null,
  primary key (county, id),
  foreign key (county, community) references jurisdiction (county, code)
);
