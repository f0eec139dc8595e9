create schema if not exists register;
grant usage on schema register to ${app};

-- Lists as people like to see them. The one without a name holds the columns that a person chose.
create table register.views (
  org_id uuid    not null references records.head,
  id     uuid    not null,
  path   text    not null,
  person uuid    not null,
  name   text    not null,
  shared boolean not null,
  query  text    not null,
  primary key (org_id, id),
  unique (org_id, path, person, name)
);
call candor.protect('register.views');
grant update (shared, query), delete on register.views to ${app};
create index views_path on register.views (org_id, path);
