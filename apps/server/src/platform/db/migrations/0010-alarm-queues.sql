-- Alarms wait in a queue of their kind: commands in one, each outside task in its own, so that a mail server or a model
-- provider that hangs keeps nobody's promise waiting. Nodes of the version before write none: theirs are `command`.
alter table alarm add column queue text collate "C" not null default 'command';
update alarm set queue = op->'run'->>'task' where op->'run' ? 'task';
create index alarm_queue_next on alarm (workspace_id, queue, next_at);
grant select (queue) on alarm to warmline_runner;
