create schema if not exists catalog;
grant usage on schema catalog to ${app};

-- A framework that an organization brought, as a record: every version of it stays.
create table catalog.frameworks (
  like records.version including all,
  framework text not null check (framework <> ''),
  title     text not null,
  edition   text not null,
  release   text not null,
  sha256    text not null check (length(sha256) = 64),
  document  text not null
);
call records.keep('catalog.frameworks');

-- The framework's own words, where the organization has a licence for them. They are in no record and no export.
create table catalog.licensed (
  org_id    uuid not null references records.head,
  framework text not null,
  line      text not null,
  words     text not null,
  primary key (org_id, framework, line)
);
call candor.protect('catalog.licensed');
grant delete on catalog.licensed to ${app};
