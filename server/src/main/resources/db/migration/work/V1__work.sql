create schema if not exists work;
grant usage on schema work to ${app};

create table work.tasks (
  like records.version including all,
  name        text not null,
  reason      text,
  requirement text,
  about       text,
  owner       uuid,
  due_on      date,
  effort      text check (effort in ('SMALL', 'MEDIUM', 'LARGE')),
  state       text check (state in ('OPEN', 'DONE', 'DROPPED')),
  origin      text check (origin in ('PERSON', 'GAP', 'MONITOR', 'REMINDER')),
  closing     text check (closing in ('PERSON', 'RECORDS')),
  closed_on   date,
  name_key        text generated always as (lower(name)) stored,
  requirement_key text generated always as (lower(requirement)) stored,
  about_key       text generated always as (lower(about)) stored,
  search text generated always as (lower(
    name || ' ' || coalesce(reason, '') || ' ' || coalesce(requirement, '') || ' ' || coalesce(about, ''))) stored
);
call records.keep('work.tasks');
create index tasks_name on work.tasks (org_id, name_key, number) include (from_seq, to_seq, retired);
create index tasks_owner on work.tasks (org_id, owner, state, due_on);
create index tasks_state on work.tasks (org_id, state, origin, due_on);
create index tasks_from on work.tasks (org_id, from_seq);

-- What a person should know of. Not records: what they tell of is in the ledger already.
create table work.notices (
  org_id  uuid        not null references records.head,
  id      uuid        not null,
  person  uuid        not null,
  key     text        not null,
  kind    text        not null check (kind in ('ASSIGNED', 'CLOSED', 'REOPENED', 'EXPIRING', 'EXPIRED', 'OVERDUE', 'VANISHED')),
  subject text        not null,
  detail  text        not null,
  href    text        not null,
  at      timestamptz not null,
  read_at timestamptz,
  primary key (org_id, id),
  unique (org_id, person, key)
);
call candor.protect('work.notices');
grant update (read_at) on work.notices to ${app};
create index notices_person on work.notices (org_id, person, at desc);
create index notices_unread on work.notices (org_id, person) where read_at is null;

-- How far the ledger has been looked through for what people should know, and for which day.
create table work.watch (
  org_id uuid   primary key references records.head,
  seq    bigint not null,
  day    date
);
call candor.protect('work.watch');
grant update (seq, day) on work.watch to ${app};
