-- Bringing data in: what was sent stands here sealed until it is taken over, and what was taken over can be undone.

-- files: names, hashes and layers of what was sent, by the contract; wish: how it is to be understood; report: what the
-- last check came to. None of them holds a value of a person. opened_by: null on the command line. beat: when the program
-- that works on it last said so; one that is silent for long is gone, and nothing of what it did was written.
create table import_job (
  county text not null,
  id uuid not null,
  community text not null,
  opened_by uuid,
  opened_at timestamptz not null default now(),
  state text not null default 'reading' check (state in (
    'reading', 'read', 'checking', 'checked', 'applying', 'applied', 'undoing', 'undone', 'failed')),
  files jsonb not null default '[]',
  wish jsonb,
  done int not null default 0,
  total int not null default 0,
  beat timestamptz not null default now(),
  report jsonb,
  plan uuid,
  applied_at timestamptz,
  kept jsonb not null default '[]',
  primary key (county, id),
  foreign key (county, community) references jurisdiction (county, code),
  foreign key (county, opened_by) references account (county, id)
);
create index import_job_opened on import_job (county, opened_at);

-- Rows as they were sent, some hundreds in a piece, in file order, sealed as a whole: columns and shapes in the units of
-- their file.
create table import_chunk (
  county text not null,
  job uuid not null,
  layer int not null,
  first_row int not null,
  rows int not null,
  sealed bytea not null,
  sealed_key text not null,
  primary key (county, job, layer, first_row),
  foreign key (county, job) references import_job (county, id) on delete cascade
);

-- What a check makes of the rows of a piece that can be written, sealed as a whole: verdicts, keyed hashes of what each is
-- known by and of what it says, the row of the town that it means, and what is to be written. verdicts: which occur.
create table import_piece (
  county text not null,
  job uuid not null,
  layer int not null,
  first_row int not null,
  last_row int not null,
  verdicts text[] not null,
  sealed bytea not null,
  sealed_key text not null,
  primary key (county, job, layer, first_row),
  foreign key (county, job) references import_job (county, id) on delete cascade
);

-- Rows that cannot be written, and why; nothing of what they say. unplaced: a household whose building is not there yet.
create table import_row (
  county text not null,
  job uuid not null,
  layer int not null,
  row int not null,
  verdict text not null check (verdict in ('failed', 'unplaced')),
  problems jsonb,
  primary key (county, job, layer, row),
  foreign key (county, job) references import_job (county, id) on delete cascade
);

-- What a row of a file became, known by the file's own key. hash: of the row as sent; stamp: of the target as it was
-- written, so that a change made here since is noticed. Keys, hashes and stamps are keyed hashes, no clear text.
create table source_record (
  county text not null,
  community text not null,
  kind text not null,
  source_key text not null,
  target uuid not null,
  hash text not null,
  stamp text not null,
  job uuid not null,
  primary key (county, community, kind, source_key)
);

-- What an import changed, for undoing it, some hundreds of rows in a piece, packed: ids, stamps and keys as in source_record,
-- what was known before, and the row before, sealed by itself. was_key: the key of these; null where all rows were new.
create table import_change (
  county text not null,
  job uuid not null,
  piece int not null,
  rows int not null,
  packed bytea not null,
  was_key text,
  primary key (county, job, piece),
  foreign key (county, job) references import_job (county, id) on delete cascade
);

-- Which columns of such a file mean what, remembered from the last time.
create table column_mapping (
  county text not null,
  kind text not null,
  headers text not null,
  mapping jsonb not null,
  used_at timestamptz not null default now(),
  primary key (county, kind, headers)
);

-- The id of a unit that an import of households makes: it follows from what the unit is called, as a uuid of version 8, by
-- which it is known when the import is undone.
create function imported_unit(in_county text, in_building uuid, in_name text) returns uuid language sql immutable as $$
  select overlay(overlay(md5(in_county || ' ' || in_building::text || ' ' || in_name) placing '8' from 13) placing '8' from 17)::uuid
$$;

alter table import_job enable row level security;
alter table import_job force row level security;
create policy system_all on import_job to gridhold_system using (true) with check (true);
alter table import_chunk enable row level security;
alter table import_chunk force row level security;
create policy system_all on import_chunk to gridhold_system using (true) with check (true);
alter table import_piece enable row level security;
alter table import_piece force row level security;
create policy system_all on import_piece to gridhold_system using (true) with check (true);
alter table import_row enable row level security;
alter table import_row force row level security;
create policy system_all on import_row to gridhold_system using (true) with check (true);
alter table source_record enable row level security;
alter table source_record force row level security;
create policy system_all on source_record to gridhold_system using (true) with check (true);
alter table import_change enable row level security;
alter table import_change force row level security;
create policy system_all on import_change to gridhold_system using (true) with check (true);

grant select, insert, update, delete on import_job, import_chunk, import_piece, import_row, source_record, import_change,
  column_mapping to gridhold_system;

-- What row-level security costs a search. Of a lead's box query among 500,000 households most was planning: the sixteen bounds
-- of sight, each a function in a subselect of its own, stood in it four times, as households and persons ask through the
-- policies of the map. And for each row out of sight all eight ranges were tried, the last with a query inside. Now all
-- ranges are one setting, which says by itself what is in sight; the bounds only lead to the index; and households and persons
-- ask a view. The rows are those of 0006, 0008 and 0012.

-- As in 0006, with all path ranges together as `gridhold.place`, a multirange. The eight pairs of bounds cover it, the last with
-- the hull of the rest, and lead to the index; whether a path is in sight `gridhold.place` says.
create or replace function enter_account(in_county text, in_account uuid)
returns void language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  los bigint[];
  his bigint[];
  n int;
  reach text;
  place text;
begin
  perform set_config('gridhold.county', in_county, true);
  perform set_config('gridhold.account', in_account::text, true);
  perform set_config('gridhold.staff', coalesce(
    (select t.staff::text from posts_today(in_county, in_account) t where t.sight <> 'none' limit 1), ''), true);
  select a.jurisdiction into reach from account a where a.county = in_county and a.id = in_account;
  perform set_config('gridhold.reach_lo', coalesce(rpad(reach, 18, '0'), ''), true);
  perform set_config('gridhold.reach_hi', coalesce((rpad(reach, 18, '0')::bigint
    + (10 ^ (18 - length(reach))::numeric)::bigint)::text, ''), true);
  select array_agg(r.lo order by r.lo), array_agg(r.hi order by r.lo), string_agg('[' || r.lo || ',' || r.hi || ')', ',')
  into los, his, place from sight_ranges(in_county, in_account) r;
  perform set_config('gridhold.place', '{' || coalesce(place, '') || '}', true);
  n := coalesce(array_length(los, 1), 0);
  for i in 1..8 loop
    perform set_config('gridhold.lo' || i, coalesce(los[i]::text, ''), true);
    perform set_config('gridhold.hi' || i, coalesce(
      (case when i = 8 and n > 8 then (select max(h) from unnest(his) h) else his[i] end)::text, ''), true);
  end loop;
end
$$;

-- Settings are read as they are: a function, or a subselect, would be planned each time it stands here. The multirange is
-- worth one, which reads it once a query.
drop policy by_place on household_grid;
create policy by_place on household_grid for select to gridhold_staff using (
  county = nullif(current_setting('gridhold.county', true), '')
  and path <@ (select nullif(current_setting('gridhold.place', true), '')::int8multirange)
  and (path >= nullif(current_setting('gridhold.lo1', true), '')::bigint
      and path < nullif(current_setting('gridhold.hi1', true), '')::bigint
    or path >= nullif(current_setting('gridhold.lo2', true), '')::bigint
      and path < nullif(current_setting('gridhold.hi2', true), '')::bigint
    or path >= nullif(current_setting('gridhold.lo3', true), '')::bigint
      and path < nullif(current_setting('gridhold.hi3', true), '')::bigint
    or path >= nullif(current_setting('gridhold.lo4', true), '')::bigint
      and path < nullif(current_setting('gridhold.hi4', true), '')::bigint
    or path >= nullif(current_setting('gridhold.lo5', true), '')::bigint
      and path < nullif(current_setting('gridhold.hi5', true), '')::bigint
    or path >= nullif(current_setting('gridhold.lo6', true), '')::bigint
      and path < nullif(current_setting('gridhold.hi6', true), '')::bigint
    or path >= nullif(current_setting('gridhold.lo7', true), '')::bigint
      and path < nullif(current_setting('gridhold.hi7', true), '')::bigint
    or path >= nullif(current_setting('gridhold.lo8', true), '')::bigint
      and path < nullif(current_setting('gridhold.hi8', true), '')::bigint));
drop policy by_assignment on household_grid;
create policy by_assignment on household_grid for select to gridhold_staff using (
  county = nullif(current_setting('gridhold.county', true), '')
  and household = any (array(
    select a.household from assigned_households(nullif(current_setting('gridhold.county', true), ''),
      nullif(current_setting('gridhold.account', true), '')::uuid) a)));
drop function sight_exact(bigint), sight_lo(int), sight_hi(int);

-- The households that those two policies show, for rows that are found by their household: no bounds are wanted there.
create view household_in_sight with (security_barrier) as
  select g.county, g.household
  from household_grid g
  where g.county = nullif(current_setting('gridhold.county', true), '') and (
    g.path <@ (select nullif(current_setting('gridhold.place', true), '')::int8multirange)
    or g.household = any (array(
      select a.household from assigned_households(nullif(current_setting('gridhold.county', true), ''),
        nullif(current_setting('gridhold.account', true), '')::uuid) a)));
grant select on household_in_sight to gridhold_staff;
drop policy in_sight on household;
create policy in_sight on household for select to gridhold_staff using (
  exists (select from household_in_sight g where g.county = household.county and g.household = household.id));
drop policy in_sight on person;
create policy in_sight on person for select to gridhold_staff using (
  exists (select from household_in_sight g where g.county = person.county and g.household = person.household));
