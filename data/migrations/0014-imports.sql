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
