-- A task that closes because somebody accepted what failed: not found and mended, and not done by a person.
alter table work.tasks
  drop constraint tasks_closing_check,
  add constraint tasks_closing_check check (closing in ('PERSON', 'RECORDS', 'ACCEPTANCE'));
