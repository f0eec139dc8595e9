-- What a piece of evidence leads to, however that is written: the first id in its location, or a label such as SYS-31.
alter table support.evidence alter column rests_on set expression as (substring(lower(location) from
  '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}')::uuid);
alter table support.evidence add column rests_named text generated always as (substring(upper(location) from
  '^\s*([A-Z][A-Z0-9]*-[1-9][0-9]{0,8})\s*$')) stored;
create index evidence_rests_named on support.evidence (org_id, rests_named) where rests_named is not null;
