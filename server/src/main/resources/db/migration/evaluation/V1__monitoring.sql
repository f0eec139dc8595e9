create schema if not exists evaluation;
grant usage on schema evaluation to ${app};

create table evaluation.data_sources (
  like records.version including all,
  name        text not null,
  kind        text not null check (kind in ('DATABASE', 'FILE', 'UPLOAD')),
  description text,
  path        text,
  form        text check (form in ('CSV', 'PARQUET', 'JSON', 'NDJSON')),
  encoding    text,
  url         text,
  table_name  text,
  account     text,
  data_set    text,
  owner       uuid,
  file_name   text,
  sha256      text check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes       int  check (bytes >= 0),
  uploaded_on date,
  name_key       text generated always as (lower(name)) stored,
  path_key       text generated always as (lower(path)) stored,
  encoding_key   text generated always as (lower(encoding)) stored,
  url_key        text generated always as (lower(url)) stored,
  table_name_key text generated always as (lower(table_name)) stored,
  account_key    text generated always as (lower(account)) stored,
  data_set_key   text generated always as (lower(data_set)) stored,
  file_name_key  text generated always as (lower(file_name)) stored,
  sha256_key     text generated always as (sha256) stored,
  search text generated always as (lower(
    name || ' ' || coalesce(description, '') || ' ' || coalesce(path, '') || ' ' || coalesce(file_name, '') || ' ' || coalesce(table_name, ''))) stored
);
call records.keep('evaluation.data_sources');
create index data_sources_name on evaluation.data_sources (org_id, name_key, number) include (from_seq, to_seq, retired);

create table evaluation.monitors (
  like records.version including all,
  name        text    not null,
  question    text    not null check (question in ('FAIRNESS', 'DRIFT', 'QUALITY', 'PERFORMANCE', 'PROFILE')),
  options     text[]  not null,
  limits      text[]  not null,
  decided_by  text[]  not null,
  source      text    not null,
  reference   text,
  system      text,
  model       text,
  data_set    text,
  controls    text[]  not null,
  objective   text,
  owner       uuid,
  schedule    text,
  valid_days  int     check (valid_days > 0),
  paused      boolean not null,
  outcome     text    check (outcome in ('PASS', 'FAIL', 'INCONCLUSIVE', 'NOT_MEASURED')),
  measured_on date,
  due_on      date,
  measurement text,
  name_key        text generated always as (lower(name)) stored,
  source_key      text generated always as (lower(source)) stored,
  reference_key   text generated always as (lower(reference)) stored,
  system_key      text generated always as (lower(system)) stored,
  model_key       text generated always as (lower(model)) stored,
  data_set_key    text generated always as (lower(data_set)) stored,
  objective_key   text generated always as (lower(objective)) stored,
  schedule_key    text generated always as (lower(schedule)) stored,
  measurement_key text generated always as (lower(measurement)) stored,
  search text generated always as (lower(
    name || ' ' || source || ' ' || coalesce(system, '') || ' ' || coalesce(model, '') || ' ' || coalesce(objective, ''))) stored
);
call records.keep('evaluation.monitors');
create index monitors_name on evaluation.monitors (org_id, name_key, number) include (from_seq, to_seq, retired);
create index monitors_outcome on evaluation.monitors (org_id, outcome, number);

create table evaluation.measurements (
  like records.version including all,
  name          text not null,
  monitor       text,
  question      text not null check (question in ('FAIRNESS', 'DRIFT', 'QUALITY', 'PERFORMANCE', 'PROFILE')),
  outcome       text not null check (outcome in ('PASS', 'FAIL', 'INCONCLUSIVE', 'NOT_MEASURED')),
  reason        text,
  source        text,
  source_sha256 text check (source_sha256 ~ '^[0-9a-f]{64}$'),
  rows          int  check (rows >= 0),
  engine        text,
  identity      text check (identity ~ '^[0-9a-f]{64}$'),
  query         text,
  measured_on   date not null,
  started       text not null,
  took_ms       int  not null check (took_ms >= 0),
  document      text check (document ~ '^[0-9a-f]{64}$'),
  name_key          text generated always as (lower(name)) stored,
  monitor_key       text generated always as (lower(monitor)) stored,
  source_key        text generated always as (lower(source)) stored,
  source_sha256_key text generated always as (source_sha256) stored,
  engine_key        text generated always as (lower(engine)) stored,
  identity_key      text generated always as (identity) stored,
  started_key       text generated always as (started) stored,
  document_key      text generated always as (document) stored,
  search text generated always as (lower(name || ' ' || coalesce(monitor, '') || ' ' || coalesce(source, ''))) stored
);
call records.keep('evaluation.measurements');
create index measurements_monitor on evaluation.measurements (org_id, monitor, number);

-- Passwords of databases, sealed with the key of the installation; key_name says with which.
create table evaluation.secrets (
  org_id   uuid        not null references records.head,
  source   uuid        not null,
  sealed   bytea       not null,
  key_name text        not null,
  set_at   timestamptz not null,
  primary key (org_id, source)
);
call candor.protect('evaluation.secrets');
grant update (sealed, key_name, set_at), delete on evaluation.secrets to ${app};

-- How far a run is: working state. What came of it is a measurement.
create table evaluation.runs (
  org_id      uuid        not null references records.head,
  id          uuid        not null,
  monitor     uuid        not null,
  state       text        not null check (state in ('WAITING', 'RUNNING', 'DONE', 'CANCELLED', 'INTERRUPTED')),
  process     uuid        not null,
  person      uuid,
  person_name text        not null,
  attempt     int         not null,
  cancel      boolean     not null default false,
  asked_at    timestamptz not null,
  started_at  timestamptz,
  beat_at     timestamptz not null,
  ended_at    timestamptz,
  measurement uuid,
  primary key (org_id, id)
);
call candor.protect('evaluation.runs');
grant update (state, cancel, started_at, beat_at, ended_at, measurement) on evaluation.runs to ${app};
-- One run of a monitor at a time, whoever asks.
create unique index runs_busy on evaluation.runs (org_id, monitor) where state in ('WAITING', 'RUNNING');
create index runs_monitor on evaluation.runs (org_id, monitor, asked_at desc);

-- When each monitor with a schedule runs next. A row is locked by the server that takes it.
create table evaluation.due (
  org_id   uuid        not null references records.head,
  monitor  uuid        not null,
  schedule text        not null,
  due_at   timestamptz not null,
  primary key (org_id, monitor)
);
call candor.protect('evaluation.due');
grant update (schedule, due_at), delete on evaluation.due to ${app};
