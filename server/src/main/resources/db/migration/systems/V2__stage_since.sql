-- Since when the stage holds, as people say; when it was recorded is known from the version.
alter table systems.ai_systems add column stage_since date;
