-- That a failure speaks no longer because its AI system is out of use, and why somebody said so.
alter table evaluation.monitors add column released text;
