-- The words of records, for search under row-level security: order of text is leakproof, so a range of words uses the
-- index where like and full text do not. Facts are indexed by whole segments of 1,024 positions, once each; a search
-- reads what comes after them as it stands. Both tables are derived: `delete from records.indexed` makes them anew.
create table records.indexed (
  org_id   uuid not null,
  kind     text not null,
  basis    text not null,
  segments int  not null check (segments >= 0),
  primary key (org_id, kind)
);
call candor.protect('records.indexed');
grant update (basis, segments) on records.indexed to ${app};

-- Which positions of a segment brought about a version that has the word; the leftmost bit is the first of them.
create table records.posting (
  org_id  uuid             not null,
  kind    text             not null,
  word    text collate "C" not null,
  segment int              not null,
  bits    bit(1024)        not null,
  primary key (org_id, kind, word, segment)
);
call candor.protect('records.posting');
grant delete on records.posting to ${app};

-- One version per position, found by it. Was a brin index, which finds a range but not one row.
create or replace procedure records.keep(t regclass) language plpgsql as $$
declare
  name text := replace(t::text, '.', '_');
begin
  call candor.protect(t);
  execute format('alter table %s add primary key (org_id, id, version)', t);
  execute format('alter table %s add foreign key (org_id, from_seq) references records.fact (org_id, seq)', t);
  execute format('create unique index %I on %s (org_id, id) where to_seq is null', name || '_now', t);
  execute format('create unique index %I on %s (org_id, number) where to_seq is null', name || '_number', t);
  execute format('create unique index %I on %s (org_id, external_key) where to_seq is null', name || '_external', t);
  execute format('create unique index %I on %s (org_id, from_seq) include (to_seq, retired)', name || '_position', t);
  execute format('grant update (to_seq) on %s to ${app}', t);
end $$;

do $$
declare
  old record;
begin
  for old in
    select n.nspname, i.relname as index, x.indrelid::regclass as t
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = i.relnamespace
    join pg_am a on a.oid = i.relam
    where a.amname = 'brin' and i.relname = replace(x.indrelid::regclass::text, '.', '_') || '_position'
  loop
    execute format('drop index %I.%I', old.nspname, old.index);
    execute format('create unique index %I on %s (org_id, from_seq) include (to_seq, retired)', old.index, old.t);
  end loop;
end $$;
