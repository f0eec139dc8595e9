-- That a monitor is asked less than what failed, and who answers for it: told for as long as it holds.
alter table evaluation.monitors
  add column accepted_on     date,
  add column accepted_by     uuid,
  add column accepted        text,
  add column accepted_asking text;
