create schema if not exists context;
grant usage on schema context to ${app};

create table context.organization (
  like records.version including all,
  name     text   not null,
  purpose  text,
  roles    text[] not null,
  scope    text,
  outside  text,
  audit_on date,
  name_key text generated always as (lower(name)) stored,
  search text generated always as (lower(
    name || ' ' || coalesce(purpose, '') || ' ' || coalesce(scope, '') || ' ' || coalesce(outside, ''))) stored
);
call records.keep('context.organization');
create index organization_name on context.organization (org_id, name_key, number);
