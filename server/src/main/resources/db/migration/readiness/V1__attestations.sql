create schema if not exists readiness;
grant usage on schema readiness to ${app};

create table readiness.attestations (
  like records.version including all,
  requirement text   not null,
  answer      text   not null check (answer in ('MET', 'PARTLY', 'NOT_MET')),
  basis       text   not null check (basis in ('EVIDENCE', 'OBSERVATION', 'SELF_DECLARED')),
  reason      text,
  evidence    text[] not null,
  attested_by uuid,
  attested_on date   not null,
  valid_until date   not null check (valid_until >= attested_on),
  requirement_key text generated always as (lower(requirement)) stored,
  search text generated always as (lower(requirement || ' ' || coalesce(reason, ''))) stored
);
call records.keep('readiness.attestations');
create index attestations_requirement on readiness.attestations (org_id, requirement_key, number) include (from_seq, to_seq, retired);
create index attestations_until on readiness.attestations (org_id, valid_until, number);
