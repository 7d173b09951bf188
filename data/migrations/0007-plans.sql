-- Drafts: who moved a plan on, what it began as, its log of actions, comments pinned to places, and the handover
-- that a plan in force brings with it.

alter table plan add column created_by uuid, add column submitted_by uuid, add column approved_by uuid,
  add column published_by uuid, add column locks jsonb not null default '{"grids":[],"levels":[]}',
  -- The revision its plan_base stands at: 0, or later where the draft was put on a newer plan.
  add column base_revision int not null default 0,
  add foreign key (county, created_by) references account (county, id),
  add foreign key (county, submitted_by) references account (county, id),
  add foreign key (county, approved_by) references account (county, id),
  add foreign key (county, published_by) references account (county, id);

-- 飞地: declared to lie in several parts.
alter table grid add column exclave boolean not null default false;

-- A planner whose reach is one grid and all below it; null is the whole jurisdiction of the account.
alter table account add column reach_grid uuid,
  add foreign key (county, reach_grid) references grid_identity (county, key);

-- What an office decides for itself, e.g. 'self-approval': whether who submits a plan may approve it.
create table setting (
  county text not null,
  key text not null,
  value jsonb not null,
  primary key (county, key)
);

-- The snapshot a draft stands on, as text: this and the log after plan.base_revision replay to the same bytes.
create table plan_base (
  county text not null,
  plan uuid not null,
  snapshot text not null,
  primary key (county, plan),
  foreign key (county, plan) references plan (county, id) on delete cascade
);

-- Append-only. `action` has lattice positions; `changed` lists keys of grids and faces that came and went. `base` is
-- the plan's base_revision at that time: an action that is replayed onto a newer plan keeps its id.
create table plan_action (
  county text not null,
  plan uuid not null,
  revision int not null,
  base int not null,
  id uuid not null,
  account uuid,
  at timestamptz not null default now(),
  action jsonb not null,
  changed jsonb not null,
  primary key (county, plan, revision),
  unique (county, plan, base, id),
  foreign key (county, plan) references plan (county, id) on delete cascade,
  foreign key (county, account) references account (county, id)
);

create table plan_comment (
  county text not null,
  id uuid not null,
  plan uuid not null,
  account uuid,
  at timestamptz not null default now(),
  text text not null,
  position geometry(Point, 4326),
  grid uuid,
  resolved_at timestamptz,
  primary key (county, id),
  foreign key (county, plan) references plan (county, id) on delete cascade,
  foreign key (county, account) references account (county, id)
);
create index plan_comment_plan on plan_comment (county, plan);

-- Which grids of a published plan hold the ground of a grid that its predecessor had; share is of its area.
create table grid_lineage (
  county text not null,
  plan uuid not null,
  ancestor uuid not null,
  successor uuid not null,
  share double precision not null check (share > 0 and share <= 1),
  primary key (county, plan, ancestor, successor),
  foreign key (county, plan) references plan (county, id) on delete cascade,
  foreign key (county, ancestor) references grid_identity (county, key),
  foreign key (county, successor) references grid_identity (county, key)
);
create index grid_lineage_ancestor on grid_lineage (county, ancestor);

-- 交接单: one for every pair of grids between which households change hands when a plan takes effect, with the staff
-- who answered and will answer for them. `items` has buildings and units with counts, no person.
create table handover (
  county text not null,
  id uuid not null,
  plan uuid not null,
  grid_from uuid,
  grid_to uuid,
  staff_from uuid,
  staff_to uuid,
  items jsonb not null,
  households int not null,
  confirmed_out timestamptz,
  confirmed_in timestamptz,
  primary key (county, id),
  foreign key (county, plan) references plan (county, id) on delete cascade,
  foreign key (county, staff_from) references staff (county, id),
  foreign key (county, staff_to) references staff (county, id)
);
create index handover_plan on handover (county, plan);

-- Counts only, as household_dot, by building and unit: which doors change hands, never who lives there. A household
-- outside every plan in force is counted where its building is registered.
create policy for_definer on household for select to current_user using (true);
create view household_place as
  select g.county, g.position, h.building, h.unit, count(*)::int as n
  from household_grid g
  join household h on h.county = g.county and h.id = g.household
  join building b on b.county = h.county and b.id = h.building
  where g.county = (select sight_county())
    and coalesce(g.path, rpad(b.community, 18, '0')::bigint) >= (select reach_lo())
    and coalesce(g.path, rpad(b.community, 18, '0')::bigint) < (select reach_hi())
  group by g.county, g.position, h.building, h.unit;
grant select on household_place to gridhold_planner;

grant select, insert, update, delete on setting, plan_base, plan_comment, grid_lineage, handover to gridhold_system;
grant select, insert on plan_action to gridhold_system;
grant select on grid_lineage to gridhold_public, gridhold_staff, gridhold_planner;
