create schema if not exists desk;
grant usage on schema desk to ${app};

-- Lists as people like to see them. The one without a name holds the columns that a person chose.
create table desk.views (
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
call candor.protect('desk.views');
grant update (shared, query), delete on desk.views to ${app};
create index views_path on desk.views (org_id, path);
