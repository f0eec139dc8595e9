-- Organizations, people, how people prove who they are, and what they may do where.
create schema if not exists access;
grant usage on schema access to ${app};

create table access.organization (
  id                  uuid primary key,
  name                text not null check (length(name) between 1 and 200),
  founded_at          timestamptz not null,
  -- Whether an administrator may come in with a password alone.
  second_step_needed  boolean not null default false
);

create table access.person (
  id          uuid primary key,
  name        text not null check (length(name) between 1 and 200),
  email       text not null check (length(email) <= 254 and email = lower(email)),
  created_at  timestamptz not null,
  unique (email)
);

create table access.password (
  person_id   uuid primary key references access.person (id),
  hash        text not null,
  changed_at  timestamptz not null
);

-- RFC 6238. used_step refuses a code that was already spent.
create table access.totp (
  person_id     uuid primary key references access.person (id),
  secret        bytea not null,
  confirmed_at  timestamptz,
  used_step     bigint not null default 0
);

create table access.passkey (
  credential_id    bytea primary key,
  person_id        uuid not null references access.person (id),
  label            text not null,
  public_key       bytea not null,
  signature_count  bigint not null,
  uv_initialized   boolean not null,
  backup_eligible  boolean not null,
  backup_state     boolean not null,
  transports       text[] not null,
  attestation      bytea,
  client_data      bytea,
  created_at       timestamptz not null,
  used_at          timestamptz not null
);
create index on access.passkey (person_id);

-- What a passkey has to sign: once, within minutes.
create table access.challenge (
  hash        bytea primary key,
  expires_at  timestamptz not null
);

-- The cookie's value is nowhere, only its SHA-256. state: a password alone does not open a session
-- whose person has a second step (CODE) or needs one (ENROL).
create table access.session (
  id          uuid primary key,
  hash        bytea not null unique,
  person_id   uuid not null references access.person (id),
  org_id      uuid references access.organization (id),
  state       text not null check (state in ('CODE', 'ENROL', 'OPEN')),
  method      text not null,
  address     text not null,
  agent       text not null,
  created_at  timestamptz not null,
  seen_at     timestamptz not null,
  proved_at   timestamptz not null
);
create index on access.session (person_id);

create table access.attempt (
  id         bigint generated always as identity primary key,
  person_id  uuid references access.person (id),
  at         timestamptz not null,
  address    text not null,
  outcome    text not null check (outcome in ('FAILED', 'REFUSED', 'SUCCEEDED', 'CLEARED'))
);
create index on access.attempt (person_id, at);

-- One-time links that belong to no organization: the first set-up, and recovery.
create table access.link (
  hash        bytea primary key,
  kind        text not null check (kind in ('SETUP', 'RECOVERY')),
  person_id   uuid references access.person (id),
  made_at     timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz,
  check ((kind = 'RECOVERY') = (person_id is not null))
);

-- Every version of who is what in an organization, with the ledger positions between which it held.
create table access.membership (
  org_id     uuid not null references access.organization (id),
  person_id  uuid not null references access.person (id),
  version    int not null,
  roles      text[] not null check (roles <@ array['AIMS_MANAGER', 'TOP_MANAGEMENT', 'SYSTEM_OWNER', 'RISK_OWNER',
               'INTERNAL_AUDITOR', 'EXTERNAL_AUDITOR', 'EMPLOYEE', 'ADMINISTRATOR']),
  starts_on  date,
  ends_on    date,
  active     boolean not null,
  from_seq   bigint not null,
  to_seq     bigint,
  primary key (org_id, person_id, version),
  check (not active or cardinality(roles) > 0),
  check (ends_on >= starts_on),
  check (not ('EXTERNAL_AUDITOR' = any (roles)) or (starts_on is not null and ends_on is not null))
);
create unique index on access.membership (org_id, person_id) where to_seq is null;
create index on access.membership (person_id) where to_seq is null;

create table access.invitation (
  org_id       uuid not null references access.organization (id),
  id           uuid not null,
  hash         bytea not null unique,
  name         text not null check (length(name) between 1 and 200),
  email        text not null check (length(email) <= 254 and email = lower(email)),
  roles        text[] not null check (cardinality(roles) > 0),
  starts_on    date,
  ends_on      date,
  invited_by   text not null,
  made_at      timestamptz not null,
  expires_at   timestamptz not null,
  accepted_at  timestamptz,
  revoked_at   timestamptz,
  primary key (org_id, id)
);

create table access.api_token (
  org_id      uuid not null references access.organization (id),
  id          uuid not null,
  handle      text not null unique,
  hash        bytea not null,
  person_id   uuid not null references access.person (id),
  name        text not null check (length(name) between 1 and 100),
  scopes      text[] not null check (cardinality(scopes) > 0),
  issued_at   timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz,
  from_seq    bigint not null,
  to_seq      bigint,
  primary key (org_id, id),
  check (expires_at <= issued_at + interval '366 days')
);
create index on access.api_token (org_id, person_id);

call candor.protect_installation('access.organization');
call candor.protect_installation('access.person');
call candor.protect_installation('access.password');
call candor.protect_installation('access.totp');
call candor.protect_installation('access.passkey');
call candor.protect_installation('access.challenge');
call candor.protect_installation('access.session');
call candor.protect_installation('access.attempt');
call candor.protect_installation('access.link');

-- Seen from inside the organization, and by sign-in before the organization is known.
call candor.protect('access.membership');
call candor.protect('access.invitation');
call candor.protect('access.api_token');
create policy by_installation on access.membership
  using ((select candor.installation())) with check ((select candor.installation()));
create policy by_installation on access.invitation
  using ((select candor.installation())) with check ((select candor.installation()));
create policy by_installation on access.api_token
  using ((select candor.installation())) with check ((select candor.installation()));
grant update (to_seq) on access.membership to ${app};
grant update (accepted_at, revoked_at) on access.invitation to ${app};
grant update (used_at, to_seq) on access.api_token to ${app};

-- An organization sees itself, and the people who are or were its members: history keeps its names.
create policy by_itself on access.organization for select using (id = (select candor.org()));
create policy by_membership on access.person for select using (
  exists (select from access.membership m where m.org_id = (select candor.org()) and m.person_id = person.id));
