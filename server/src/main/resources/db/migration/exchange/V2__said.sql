-- What an import had to say, as a key of the message bundles and what fills it, so that everybody reads it in
-- their own language. Null of what was said before, and of values, which stand in "message" as they are.
alter table exchange.findings add column said text;
