-- Secrets of authenticator apps are sealed with the installation's key. key_name says with which; null: not yet sealed.
alter table access.totp add column key_name text;

-- Codes for the day the app is lost: each good once. The code is nowhere, only its SHA-256; it has 80 random bits.
create table access.backup_code (
  person_id  uuid not null references access.person (id),
  hash       bytea not null,
  made_at    timestamptz not null,
  used_at    timestamptz,
  primary key (person_id, hash)
);
call candor.protect_installation('access.backup_code');

-- The token that issued a token: what is revoked takes with it what it handed on.
alter table access.api_token add column issued_by uuid;
