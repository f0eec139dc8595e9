-- A monitor remembers how it asked when it failed; absent where nothing failed, so that no earlier fact changes.
alter table evaluation.monitors
  add column failed_on     date,
  add column failed_asking text,
  add column eased         text;

alter table evaluation.monitors
  drop constraint monitors_question_check,
  add constraint monitors_question_check check (question in
    ('FAIRNESS', 'DRIFT', 'QUALITY', 'PERFORMANCE', 'REGRESSION', 'RANKING', 'SERIES', 'ESTIMATE', 'PROFILE'));
alter table evaluation.measurements
  drop constraint measurements_question_check,
  add constraint measurements_question_check check (question in
    ('FAIRNESS', 'DRIFT', 'QUALITY', 'PERFORMANCE', 'REGRESSION', 'RANKING', 'SERIES', 'ESTIMATE', 'PROFILE'));
