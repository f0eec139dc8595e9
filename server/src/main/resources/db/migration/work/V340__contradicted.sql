-- That the ledger is contradicted is told to whoever can do something about it.
alter table work.notices drop constraint notices_kind_check;
alter table work.notices add constraint notices_kind_check
  check (kind in ('ASSIGNED', 'CLOSED', 'REOPENED', 'EXPIRING', 'EXPIRED', 'OVERDUE', 'VANISHED', 'CONTRADICTED'));
