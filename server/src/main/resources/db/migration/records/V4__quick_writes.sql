-- A foreign key looks at every row by itself, and locks the fact it finds; while one writer does so the others wait.
-- The same is asked once a statement instead, and the audit asks it of everything. Always by the index: a plan made
-- while there were few facts must not read all of them when there are many.
create function records.told() returns trigger language plpgsql
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set enable_bitmapscan = off as $$
begin
  if exists (select 1 from written it
             where not exists (select 1 from records.fact f where f.org_id = it.org_id and f.seq = it.from_seq)) then
    raise exception 'A version of a record in % has no fact', tg_table_name using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;

-- Only a key that is there needs to be the only one.
create or replace procedure records.keep(t regclass) language plpgsql as $$
declare
  name text := replace(t::text, '.', '_');
begin
  call candor.protect(t);
  execute format('alter table %s add primary key (org_id, id, version)', t);
  execute format('create trigger told after insert on %s referencing new table as written for each statement execute function records.told()', t);
  execute format('create unique index %I on %s (org_id, id) where to_seq is null', name || '_now', t);
  execute format('create unique index %I on %s (org_id, number) where to_seq is null', name || '_number', t);
  execute format('create unique index %I on %s (org_id, external_key) where to_seq is null and external_key is not null', name || '_external', t);
  execute format('create unique index %I on %s (org_id, from_seq) include (to_seq, retired)', name || '_position', t);
  execute format('grant update (to_seq) on %s to ${app}', t);
end $$;

do $$
declare
  old record;
begin
  for old in
    select c.conname, c.conrelid::regclass as t, n.nspname, i.relname as index
    from pg_constraint c join pg_index x on x.indrelid = c.conrelid join pg_class i on i.oid = x.indexrelid
    join pg_namespace n on n.oid = i.relnamespace
    where c.contype = 'f' and c.confrelid = 'records.fact'::regclass and c.conrelid <> 'records.opening'::regclass
      and i.relname like '%\_external'
  loop
    execute format('alter table %s drop constraint %I', old.t, old.conname);
    execute format('create trigger told after insert on %s referencing new table as written for each statement execute function records.told()', old.t);
    execute format('drop index %I.%I', old.nspname, old.index);
    execute format('create unique index %I on %s (org_id, external_key) where to_seq is null and external_key is not null', old.index, old.t);
  end loop;
end $$;

-- Facts and openings are written by one class, in one transaction with the head; the audit counts them.
alter table records.fact drop constraint fact_org_id_fkey;
alter table records.opening drop constraint opening_org_id_seq_fkey;

-- The facts of one transaction name the same person at the same moment: one opening serves them all.
alter table records.opening add column through bigint check (through > seq);
comment on column records.opening.through is 'the last fact it opens; null when that is seq';
