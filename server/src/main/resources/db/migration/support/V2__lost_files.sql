-- That evidence consists of nothing but files that are gone from the store: a fact, so that every position knows it.
create table support.lost_files (
  like records.version including all,
  evidence        uuid   not null,
  evidence_number int    not null check (evidence_number > 0),
  files           text[] not null,
  missing_since   date   not null
);
call records.keep('support.lost_files');
create unique index lost_files_evidence on support.lost_files (org_id, evidence) where to_seq is null and not retired;
