-- A plan is a planar partition stored as faces; a grid's identity outlives its versions in plans.

create table plan (
  county text not null,
  id uuid not null,
  root text not null,
  name text not null,
  state text not null check (state in ('draft', 'submitted', 'approved', 'published')),
  based_on uuid,
  revision int not null default 0,
  origin_x int not null,
  origin_y int not null,
  scale_x double precision not null,
  scale_y double precision not null,
  communities jsonb not null,
  settings jsonb not null default '{}',
  source text not null,
  source_crs text not null default 'EPSG:4326',
  effective_from date,
  published_at timestamptz,
  published_note text,
  activated_at timestamptz,
  accepted jsonb not null default '[]',
  created_at timestamptz not null default now(),
  primary key (county, id),
  foreign key (county, root) references jurisdiction (county, code),
  foreign key (county, based_on) references plan (county, id),
  check ((state = 'published') = (effective_from is not null))
);

-- The plan in force of each root, written by activation alone.
create table plan_in_force (
  county text not null,
  root text not null,
  plan uuid not null,
  since date not null,
  primary key (county, root),
  foreign key (county, plan) references plan (county, id)
);

create table grid_identity (
  county text not null,
  key uuid not null,
  community text not null,
  code text check (code ~ '^[0-9]{15}$'),
  primary key (county, key),
  unique (county, code),
  foreign key (county, community) references jurisdiction (county, code)
);

-- The next sequence number of a community's codes; it never goes back.
create table code_counter (
  county text not null,
  community text not null,
  next int not null default 1,
  primary key (county, community),
  foreign key (county, community) references jurisdiction (county, code)
);

-- path: 12 digits of the community and two a level; null until the plan takes effect.
create table grid (
  county text not null,
  plan uuid not null,
  key uuid not null,
  level int not null check (level between 1 and 3),
  parent uuid,
  community text not null,
  kind text not null references grid_kind (code),
  urban boolean not null,
  name text not null,
  band_min int,
  band_max int,
  source_code text,
  external_codes jsonb not null default '{}',
  polygon geometry(MultiPolygon, 4326),
  label geometry(Point, 4326),
  path bigint,
  primary key (county, plan, key),
  foreign key (county, plan) references plan (county, id) on delete cascade,
  foreign key (county, key) references grid_identity (county, key),
  foreign key (county, plan, parent) references grid (county, plan, key) deferrable initially deferred
);
create index grid_polygon on grid using gist (polygon);

create table face (
  county text not null,
  plan uuid not null,
  key text not null,
  community text not null,
  holder uuid,
  exemption text references exemption_reason (code),
  polygon geometry(Polygon, 4326) not null,
  primary key (county, plan, key),
  foreign key (county, plan) references plan (county, id) on delete cascade,
  foreign key (county, plan, holder) references grid (county, plan, key) deferrable initially deferred
);

-- A finding that need not be mended, for a reason and until a day; it outlives plans.
create table finding_exemption (
  county text not null,
  rule text not null,
  key text not null,
  reason text not null,
  until date,
  recorded_at timestamptz not null default now(),
  primary key (county, rule, key)
);
