-- What any record can have: links to others, comments, attachments. Records themselves, so they have facts and versions.
create table records.links (
  like records.version including all,
  from_kind text not null,
  from_id   uuid not null,
  to_kind   text not null,
  to_id     uuid not null,
  relation  text not null check (relation <> '')
);
call records.keep('records.links');
create index links_from on records.links (org_id, from_id);
create index links_to on records.links (org_id, to_id);

create table records.comments (
  like records.version including all,
  about_kind text not null,
  about_id   uuid not null,
  body       text not null check (body <> '')
);
call records.keep('records.comments');
create index comments_about on records.comments (org_id, about_id);
grant update (body) on records.comments to ${app};

create table records.attachments (
  like records.version including all,
  about_kind text   not null,
  about_id   uuid   not null,
  name       text   not null check (name <> ''),
  media_type text   not null,
  size       bigint not null check (size >= 0),
  sha256     text   not null check (length(sha256) = 64)
);
call records.keep('records.attachments');
create index attachments_about on records.attachments (org_id, about_id);
grant update (name) on records.attachments to ${app};
