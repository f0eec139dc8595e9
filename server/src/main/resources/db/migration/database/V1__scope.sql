-- What every other migration builds on: the scope of a query, and the two ways to protect a table with it.
create schema if not exists candor;
grant usage on schema candor to ${app};

-- After a transaction with SET LOCAL the setting is '', not null.
create function candor.org() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('candor.org', true), '')::uuid $$;

create function candor.installation() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('candor.installation', true), '') = 'on' $$;

-- Rows of one organization. The sub-select is evaluated once a query, not once a row.
create procedure candor.protect(t regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('create policy by_organization on %s using (org_id = (select candor.org())) with check (org_id = (select candor.org()))', t);
  execute format('grant select, insert on %s to ${app}', t);
end $$;

-- Rows of the installation: people, sessions, organizations. Only the access room opens this scope.
create procedure candor.protect_installation(t regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('create policy by_installation on %s using ((select candor.installation())) with check ((select candor.installation()))', t);
  execute format('grant select, insert, update, delete on %s to ${app}', t);
end $$;
