-- An invitation is a fact of the ledger, and so is its end: the positions at which it began and ended.
alter table access.invitation add column from_seq bigint;
alter table access.invitation add column to_seq bigint;
grant update (from_seq, to_seq) on access.invitation to ${app};

-- Those made before were told to nobody: what is still open has to be made again.
select set_config('candor.installation', 'on', true);
update access.invitation set revoked_at = now() where accepted_at is null and revoked_at is null;
select set_config('candor.installation', '', true);
alter table access.invitation add constraint invitation_is_told
  check (from_seq is not null or accepted_at is not null or revoked_at is not null);

-- With what a member proves who they are, as the organization's ledger tells it: hashes of what is kept of each secret,
-- every version with the positions between which it held.
create table access.credential (
  org_id        uuid not null references access.organization (id),
  person_id     uuid not null references access.person (id),
  version       int not null,
  password      text,
  second_step   text,
  backup_codes  text,
  passkeys      text[] not null,
  from_seq      bigint not null,
  to_seq        bigint,
  primary key (org_id, person_id, version)
);
create unique index on access.credential (org_id, person_id) where to_seq is null;
call candor.protect('access.credential');
grant update (to_seq) on access.credential to ${app};
