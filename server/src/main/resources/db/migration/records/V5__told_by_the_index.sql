-- Asked of each row by itself, which only the index can answer: as a join it was planned once, for few facts, and then
-- read every fact of the organization with every statement.
create or replace function records.told() returns trigger language plpgsql
  set enable_seqscan = off set enable_bitmapscan = off as $$
begin
  if exists (select from written it
             where (select f.seq from records.fact f where f.org_id = it.org_id and f.seq = it.from_seq) is null) then
    raise exception 'A version of a record in % has no fact', tg_table_name using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
