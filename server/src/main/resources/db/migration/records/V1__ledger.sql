create schema if not exists records;
grant usage on schema records to ${app};

-- Where an organization's ledger ends. The row lock on it puts writers in order, so positions have no gaps.
create table records.head (
  org_id   uuid        primary key,
  name     text        not null,
  size     bigint      not null check (size >= 0),
  frontier bytea       not null,
  last_at  timestamptz not null
);
call candor.protect('records.head');
grant update (size, frontier, last_at) on records.head to ${app};
-- Checkpoints are made for every organization, so the installation may read where each ledger ends.
create policy by_installation on records.head for select using ((select candor.installation()));

-- One immutable line of the ledger. The envelope is the leaf of the Merkle tree, byte for byte.
create table records.fact (
  org_id    uuid        not null references records.head,
  seq       bigint      not null check (seq > 0),
  at        timestamptz not null,
  verb      text        not null,
  kind      text        not null,
  record_id uuid        not null,
  version   int         not null,
  person    uuid,
  envelope  text        not null,
  leaf      bytea       not null check (length(leaf) = 32),
  primary key (org_id, seq)
);
create index fact_subject on records.fact (org_id, record_id, seq);
create index fact_at on records.fact (org_id, at, seq);
call candor.protect('records.fact');

-- What opens a salted commitment of a fact: personal data and who did it. Deleted when it is erased by law.
create table records.opening (
  org_id uuid   not null,
  seq    bigint not null,
  path   text   not null,
  salt   bytea  not null check (length(salt) = 32),
  value  text   not null,
  primary key (org_id, seq, path),
  foreign key (org_id, seq) references records.fact
);
call candor.protect('records.opening');
grant delete on records.opening to ${app};

-- The last number given in each register: SYS-12 comes after SYS-11.
create table records.counter (
  org_id uuid not null references records.head,
  kind   text not null,
  last   int  not null,
  primary key (org_id, kind)
);
call candor.protect('records.counter');
grant update (last) on records.counter to ${app};

-- The columns that every version of every record has: `create table x (like records.version including all, ...)`.
create table records.version (
  org_id       uuid        not null,
  id           uuid        not null,
  number       int         not null,
  version      int         not null check (version > 0),
  from_seq     bigint      not null,
  to_seq       bigint      check (to_seq > from_seq),
  retired      boolean     not null,
  recorded_at  timestamptz not null,
  recorded_by  uuid,
  external_key text
);
call candor.protect('records.version');

-- Makes a table keep versions: one current version of a record, one owner of a number and of an external key; nothing
-- but the end of a version is ever updated.
create procedure records.keep(t regclass) language plpgsql as $$
declare
  name text := replace(t::text, '.', '_');
begin
  call candor.protect(t);
  execute format('alter table %s add primary key (org_id, id, version)', t);
  execute format('alter table %s add foreign key (org_id, from_seq) references records.fact (org_id, seq)', t);
  execute format('create unique index %I on %s (org_id, id) where to_seq is null', name || '_now', t);
  execute format('create unique index %I on %s (org_id, number) where to_seq is null', name || '_number', t);
  execute format('create unique index %I on %s (org_id, external_key) where to_seq is null', name || '_external', t);
  execute format('create index %I on %s using brin (from_seq) with (pages_per_range = 16)', name || '_position', t);
  execute format('grant update (to_seq) on %s to ${app}', t);
end $$;
