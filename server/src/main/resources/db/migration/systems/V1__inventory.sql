create schema if not exists systems;
grant usage on schema systems to ${app};

create table systems.ai_systems (
  like records.version including all,
  name               text not null,
  description        text,
  intended_purpose   text,
  foreseeable_misuse text,
  origin             text check (origin in ('DEVELOPED_IN_HOUSE', 'DEVELOPED_BY_CONTRACTOR', 'DEVELOPED_JOINTLY', 'PROCURED', 'EMBEDDED', 'USED_ONLY')),
  roles              text[] not null,
  stage              text check (stage in ('INCEPTION', 'DESIGN_AND_DEVELOPMENT', 'VERIFICATION_AND_VALIDATION', 'DEPLOYMENT', 'OPERATION_AND_MONITORING', 'RE_EVALUATION', 'RETIREMENT')),
  owner              uuid,
  unit               text,
  subunit            text,
  domain             text,
  users              text,
  supplier           text,
  affected_people    text,
  impact             text check (impact in ('RIGHTS', 'SAFETY', 'RIGHTS_AND_SAFETY', 'NEITHER', 'NOT_YET_ASSESSED')),
  impact_assessment  text check (impact_assessment in ('DONE', 'UNDER_WAY', 'NOT_DONE', 'NOT_APPLICABLE')),
  data_processed     text,
  personal_data      text check (personal_data in ('YES', 'NO', 'NOT_APPLICABLE')),
  requirements       text,
  automation         text check (automation in ('NONE', 'ASSISTANCE', 'PARTIAL', 'CONDITIONAL', 'HIGH', 'FULL', 'AUTONOMY')),
  human_oversight    text,
  jurisdictions      text[] not null,
  started_on         date,
  development_from   date,
  in_operation_from  date,
  retired_on         date,
  scope              text check (scope in ('IN', 'OUT', 'UNDECIDED')),
  scope_reason       text,
  discovery          text check (discovery in ('DECLARED', 'INTERVIEW', 'PROCUREMENT_REVIEW', 'TECHNICAL_SCAN', 'PUBLISHED_INVENTORY', 'OTHER')),
  name_key           text generated always as (lower(name)) stored,
  unit_key           text generated always as (lower(unit)) stored,
  subunit_key        text generated always as (lower(subunit)) stored,
  domain_key         text generated always as (lower(domain)) stored,
  supplier_key       text generated always as (lower(supplier)) stored,
  search             text generated always as (lower(
    name || ' ' || coalesce(description, '') || ' ' || coalesce(intended_purpose, '') || ' ' || coalesce(unit, '')
    || ' ' || coalesce(subunit, '') || ' ' || coalesce(domain, '') || ' ' || coalesce(supplier, '')
    || ' ' || coalesce(external_key, ''))) stored
);
call records.keep('systems.ai_systems');
-- Lists in order, and their totals from the index alone, now as at a past moment.
create index ai_systems_name on systems.ai_systems (org_id, name_key, number) include (from_seq, to_seq, retired);
create index ai_systems_unit on systems.ai_systems (org_id, unit_key, number);
create index ai_systems_stage on systems.ai_systems (org_id, stage, name_key, number) include (from_seq, to_seq, retired);
create index ai_systems_impact on systems.ai_systems (org_id, impact, name_key, number) include (from_seq, to_seq, retired);

create table systems.models (
  like records.version including all,
  name        text not null,
  release     text,
  description text,
  technique   text check (technique in ('SUPERVISED', 'UNSUPERVISED', 'SEMI_SUPERVISED', 'REINFORCEMENT', 'FOUNDATION_MODEL', 'RULES', 'OTHER')),
  provider    text,
  licence     text,
  card        text,
  limitations text,
  owner       uuid,
  trained_on  date,
  name_key     text generated always as (lower(name)) stored,
  release_key  text generated always as (lower(release)) stored,
  provider_key text generated always as (lower(provider)) stored,
  licence_key  text generated always as (lower(licence)) stored,
  card_key     text generated always as (lower(card)) stored,
  search text generated always as (lower(
    name || ' ' || coalesce(release, '') || ' ' || coalesce(description, '') || ' ' || coalesce(provider, ''))) stored
);
call records.keep('systems.models');
create index models_name on systems.models (org_id, name_key, number);

create table systems.data_sets (
  like records.version including all,
  name           text   not null,
  description    text,
  uses           text[] not null,
  source         text,
  preparation    text,
  personal_data  text check (personal_data in ('YES', 'NO', 'NOT_APPLICABLE')),
  coverage       text,
  licence        text,
  rows           int check (rows >= 0),
  owner          uuid,
  collected_from date,
  collected_to   date,
  name_key    text generated always as (lower(name)) stored,
  source_key  text generated always as (lower(source)) stored,
  licence_key text generated always as (lower(licence)) stored,
  search text generated always as (lower(
    name || ' ' || coalesce(description, '') || ' ' || coalesce(source, '') || ' ' || coalesce(coverage, ''))) stored
);
call records.keep('systems.data_sets');
create index data_sets_name on systems.data_sets (org_id, name_key, number);
