-- The record that a piece of evidence leads to, where its location is one of Candor's: of a retired record it shows nothing.
alter table support.evidence add column rests_on uuid generated always as (substring(location from
  '^(?:https?://[^/]+)?/[a-z-]+/[a-z-]+/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$')::uuid) stored;
create index evidence_rests_on on support.evidence (org_id, rests_on) where rests_on is not null;

-- Files are missed because they are gone, or because what lies there is no longer what was stored. Null is from before.
alter table support.lost_files add column cause text check (cause in ('GONE', 'ALTERED'));
