-- A measurement that was done again, and what that showed.
create table evaluation.repetitions (
  like records.version including all,
  name          text not null,
  measurement   text not null,
  outcome       text not null check (outcome in ('IDENTICAL', 'SOURCE_CHANGED', 'DIFFERENT', 'NOT_MEASURED')),
  reason        text not null,
  rows          int  check (rows >= 0),
  engine        text,
  source_sha256 text check (source_sha256 ~ '^[0-9a-f]{64}$'),
  done_on       date not null,
  started       text not null,
  took_ms       int  not null check (took_ms >= 0),
  name_key          text generated always as (lower(name)) stored,
  measurement_key   text generated always as (lower(measurement)) stored,
  engine_key        text generated always as (lower(engine)) stored,
  source_sha256_key text generated always as (source_sha256) stored,
  started_key       text generated always as (started) stored,
  search text generated always as (lower(name || ' ' || measurement || ' ' || reason)) stored
);
call records.keep('evaluation.repetitions');
create index repetitions_measurement on evaluation.repetitions (org_id, measurement, number);

-- A run may do a measurement again. It is none of its monitor then: that may run beside it.
alter table evaluation.runs
  add column repeats  uuid,
  add column queries  int not null default 0,
  add column expected int;
grant update (queries) on evaluation.runs to ${app};
drop index evaluation.runs_busy;
create unique index runs_busy on evaluation.runs (org_id, monitor) where repeats is null and state in ('WAITING', 'RUNNING');
create unique index runs_repeating on evaluation.runs (org_id, repeats) where repeats is not null and state in ('WAITING', 'RUNNING');
create index runs_repeats on evaluation.runs (org_id, repeats, asked_at desc) where repeats is not null;
