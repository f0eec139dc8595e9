create schema if not exists exchange;
grant usage on schema exchange to ${app};

-- Each import as a record: what came in, from which file, by whom. The rows it wrote have facts of their own.
create table exchange.imports (
  like records.version including all,
  register  text   not null,
  file_name text   not null,
  sha256    text   not null check (length(sha256) = 64),
  bytes     bigint not null check (bytes >= 0),
  mapping   text   not null,
  mapping_version int not null,
  outcome   text   not null check (outcome in ('BEGUN', 'DONE', 'CANCELLED', 'FAILED')),
  read      int    not null check (read >= 0),
  created   int    not null check (created >= 0),
  changed   int    not null check (changed >= 0),
  same      int    not null check (same >= 0),
  refused   int    not null check (refused >= 0)
);
call records.keep('exchange.imports');

-- A mapping that an organization saved, as a record: every version of it stays.
create table exchange.mappings (
  like records.version including all,
  register text not null,
  name     text not null check (name <> ''),
  document text not null
);
call records.keep('exchange.mappings');

-- How far an import is: working state, not a record.
create table exchange.jobs (
  org_id      uuid        not null,
  id          uuid        not null,
  register    text        not null,
  file_name   text        not null,
  sha256      text        not null,
  bytes       bigint      not null,
  kept        boolean     not null,
  mapping     text        not null,
  person      uuid,
  person_name text        not null,
  state       text        not null check (state in ('UPLOADED', 'CHECKING', 'CHECKED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
  process     uuid        not null,
  cancel      boolean     not null default false,
  created_at  timestamptz not null,
  started_at  timestamptz,
  beat_at     timestamptz not null,
  total       int,
  counts      text        not null,
  survey      text        not null,
  detected    text        not null,
  message     text        not null,
  primary key (org_id, id)
);
call candor.protect('exchange.jobs');
grant update (mapping, state, process, cancel, started_at, beat_at, total, counts, survey, detected, message) on exchange.jobs to ${app};
create index jobs_register on exchange.jobs (org_id, register, created_at desc);

-- What an import had to say, row by row.
create table exchange.findings (
  org_id  uuid   not null,
  job     uuid   not null,
  n       int    not null,
  kind    text   not null check (kind in ('ERROR', 'WARNING', 'NEW', 'CHANGED', 'GONE')),
  row     bigint not null,
  line    bigint not null,
  "column" text  not null,
  excerpt text   not null,
  message text   not null,
  record  uuid,
  primary key (org_id, job, n),
  foreign key (org_id, job) references exchange.jobs
);
call candor.protect('exchange.findings');
grant delete on exchange.findings to ${app};
