-- What came of comparing a whole ledger with all that goes with it: a fact, so that every position knows it.
create table support.ledger_checks (
  like records.version including all,
  size        bigint not null,
  root        text   not null,
  versions    bigint not null,
  files       bigint not null,
  problems    bigint not null check (problems >= 0),
  wrong_since date   check ((problems > 0) = (wrong_since is not null)),
  found       jsonb  not null
);
call records.keep('support.ledger_checks');
