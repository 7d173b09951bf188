-- Accounts, sessions, boards and the audit chain.

-- capacity: what the account may do beyond the posts of its staff member.
create table account (
  county text not null,
  id uuid not null,
  username text not null,
  password_hash text not null,
  capacity text not null check (capacity in ('admin', 'planner', 'head', 'worker')),
  jurisdiction text not null,
  staff uuid,
  failures int not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now(),
  primary key (county, id),
  unique (county, username),
  foreign key (county, jurisdiction) references jurisdiction (county, code),
  foreign key (county, staff) references staff (county, id)
);

-- token_hash: SHA-256 of the opaque session id; the id itself is only in the cookie and starts with the county.
create table session (
  county text not null,
  token_hash bytea not null,
  account uuid not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (county, token_hash),
  foreign key (county, account) references account (county, id) on delete cascade
);

create table board (
  county text not null,
  slug text not null,
  title text not null,
  jurisdiction text not null,
  approval_number text,
  sketch_declared_by text,
  sketch_declared_on date,
  published boolean not null default false,
  primary key (county, slug),
  foreign key (county, jurisdiction) references jurisdiction (county, code)
);

-- The end of each county's chain; append takes a lock on this row.
create table audit_head (
  county text primary key,
  seq bigint not null,
  hash bytea not null
);

create table audit_entry (
  county text not null,
  seq bigint not null,
  at timestamptz not null,
  account uuid,
  verb text not null,
  subject uuid,
  plan uuid,
  grid uuid,
  reason_code text,
  reason_mac bytea,
  previous bytea not null,
  hash bytea not null,
  primary key (county, seq)
);

-- The reason's free text, apart, so that erasing it leaves the chain verifiable.
create table audit_reason (
  county text not null,
  seq bigint not null,
  note text not null,
  primary key (county, seq),
  foreign key (county, seq) references audit_entry (county, seq)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only: % on % is refused', tg_op, tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_entry_append_only before update or delete on audit_entry
  for each row execute function refuse_change();
create trigger audit_entry_no_truncate before truncate on audit_entry
  for each statement execute function refuse_change();

-- What an entry's hash is taken over; verification computes the same.
create function audit_digest(e audit_entry) returns bytea language sql immutable as $$
  select sha256(convert_to(format('%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s', e.county, e.seq, extract(epoch from e.at),
    e.account, e.verb, e.subject, e.plan, e.grid, e.reason_code, encode(e.reason_mac, 'hex'),
    encode(e.previous, 'hex')), 'UTF8'))
$$;

create function audit_append(in_county text, in_account uuid, in_verb text, in_subject uuid, in_plan uuid,
  in_grid uuid, in_reason_code text, in_reason_mac bytea, in_note text)
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
  entry.hash := audit_digest(entry);
  insert into audit_entry select entry.*;
  if in_note is not null and in_note <> '' then
    insert into audit_reason values (in_county, entry.seq, in_note);
  end if;
  update audit_head set seq = entry.seq, hash = entry.hash where county = in_county;
  return entry.seq;
end
$$;
