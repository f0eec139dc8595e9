create schema if not exists planning;
grant usage on schema planning to ${app};

-- What the Statement of Applicability says of one control: of Annex A or of the organization's own.
create table planning.applicability (
  like records.version including all,
  control   text   not null,
  needed    text   check (needed in ('NEEDED', 'NOT_NEEDED', 'UNDECIDED')),
  inclusion text,
  exclusion text,
  drivers   text[] not null,
  declared  text   check (declared in ('NOT_STARTED', 'PLANNED', 'PARTLY', 'IMPLEMENTED')),
  owner     uuid,
  due_on    date,
  check (needed is distinct from 'NOT_NEEDED' or exclusion is not null),
  control_key text generated always as (lower(control)) stored,
  search text generated always as (lower(
    control || ' ' || coalesce(inclusion, '') || ' ' || coalesce(exclusion, ''))) stored
);
call records.keep('planning.applicability');
-- A control stands in the statement once.
create unique index applicability_control on planning.applicability (org_id, control)
  where to_seq is null and not retired;
create index applicability_order on planning.applicability (org_id, control_key, number) include (from_seq, to_seq, retired);

create table planning.own_controls (
  like records.version including all,
  reference text not null,
  name      text not null,
  asks      text not null,
  objective text,
  owner     uuid,
  reference_key text generated always as (lower(reference)) stored,
  name_key      text generated always as (lower(name)) stored,
  search text generated always as (lower(
    reference || ' ' || name || ' ' || asks || ' ' || coalesce(objective, ''))) stored
);
call records.keep('planning.own_controls');
create unique index own_controls_reference on planning.own_controls (org_id, reference)
  where to_seq is null and not retired;

-- A version of the statement: what stood at one position of the ledger, who approved it.
create table planning.statements (
  like records.version including all,
  state         text   not null check (state in ('SUBMITTED', 'APPROVED', 'SUPERSEDED', 'RETURNED', 'WITHDRAWN')),
  position      bigint not null check (position > 0),
  sha256        text   not null check (sha256 ~ '^[0-9a-f]{64}$'),
  controls      int    not null check (controls > 0),
  note          text   not null,
  submitted_by  uuid,
  submitted_on  date   not null,
  decided_by    uuid,
  decided_on    date,
  decision_note text
);
call records.keep('planning.statements');
-- One version waits, one version holds.
create unique index statements_state on planning.statements (org_id, state)
  where to_seq is null and not retired and state in ('SUBMITTED', 'APPROVED');
