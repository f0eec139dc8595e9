create schema if not exists support;
grant usage on schema support to ${app};

create table support.evidence (
  like records.version including all,
  name         text   not null,
  form         text   not null check (form in ('FILE', 'LINK', 'RECORD', 'MEASUREMENT', 'STATEMENT')),
  shows        text,
  covers       text[] not null,
  location     text,
  sha256       text check (sha256 ~ '^[0-9a-f]{64}$'),
  effective_on date   not null,
  period_to    date   check (period_to >= effective_on),
  expires_on   date   check (expires_on >= effective_on),
  owner        uuid,
  made_how     text,
  name_key     text generated always as (lower(name)) stored,
  location_key text generated always as (lower(location)) stored,
  sha256_key   text generated always as (sha256) stored,
  search text generated always as (lower(
    name || ' ' || coalesce(shows, '') || ' ' || coalesce(location, '') || ' ' || coalesce(external_key, ''))) stored
);
call records.keep('support.evidence');
create index evidence_name on support.evidence (org_id, name_key, number) include (from_seq, to_seq, retired);
create index evidence_expires on support.evidence (org_id, expires_on, number);
