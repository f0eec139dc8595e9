create schema if not exists api;
grant usage on schema api to ${app};

-- What a request with an Idempotency-Key was answered, kept for a day. Written by the transaction of the change itself,
-- so there is an answer exactly when there is a change.
create table api.idempotency (
  org_id   uuid        not null,
  person   uuid        not null,
  key      text        not null,
  request  bytea       not null check (length(request) = 32),
  status   int         not null,
  headers  jsonb       not null,
  body     text        not null,
  at       timestamptz not null,
  primary key (org_id, person, key)
);
create index idempotency_at on api.idempotency (org_id, at);
call candor.protect('api.idempotency');
grant delete on api.idempotency to ${app};
