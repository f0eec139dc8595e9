-- What a notice tells, as keys of the message bundles and what fills them: subject, then detail. Everybody reads
-- it in their own language. Null of what was told before, which stands in "subject" and "detail" as it is.
alter table work.notices add column said text;
