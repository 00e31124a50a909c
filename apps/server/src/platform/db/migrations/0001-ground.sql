-- Roles are shared by the whole cluster: another database may have made them already, or be making them now.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['warmline_app', 'warmline_runner'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I login nosuperuser nocreatedb nocreaterole nobypassrls', wanted);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
  end loop;
end $$;

-- Ids are prefixed UUIDv7 in collation "C": byte order is time order, and comparisons cost nothing.
-- No foreign keys: every row names its workspace, and the log is the only thing that may not be wrong.

create table lane_head (
  workspace_id text collate "C" not null,
  lane int not null,
  position bigint not null,
  primary key (workspace_id, lane)
) with (fillfactor = 20, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0);

create table event_log (
  workspace_id text collate "C" not null,
  lane int not null,
  position bigint not null,
  subject_id text collate "C" not null,
  subject_kind text collate "C" not null,
  version int not null,
  type text collate "C" not null,
  at bigint not null,
  actor jsonb not null,
  event jsonb not null,
  hash bytea not null,
  primary key (workspace_id, lane, position)
);
create unique index event_log_subject on event_log (workspace_id, subject_id, version);
-- The ledger is exported and verified by type; nothing else is read so.
create index event_log_ledger on event_log (workspace_id, type, position) where type like 'promise.%';

create table subject (
  workspace_id text collate "C" not null,
  subject_id text collate "C" not null,
  subject_kind text collate "C" not null,
  lane int not null,
  version int not null,
  hash bytea not null,
  status text collate "C" not null,
  contact_id text collate "C",
  worker_id text collate "C",
  topic text collate "C",
  language text collate "C",
  due_at bigint,
  opened_at bigint,
  state jsonb not null,
  primary key (workspace_id, subject_id)
) with (fillfactor = 70);
create index subject_due on subject (workspace_id, subject_kind, status, due_at, opened_at, subject_id);
create index subject_newest on subject (workspace_id, subject_kind, opened_at desc nulls last, subject_id desc);
create index subject_contact on subject (workspace_id, contact_id, subject_kind, opened_at)
  where contact_id is not null;
create index subject_worker on subject (workspace_id, worker_id, subject_kind, status) where worker_id is not null;
create index subject_slice on subject (workspace_id, topic, language, subject_kind, status) where topic is not null;

create table reservation (
  workspace_id text collate "C" not null,
  key text collate "C" not null,
  subject_id text collate "C" not null,
  detail text,
  primary key (workspace_id, key)
);

create table content (
  workspace_id text collate "C" not null,
  content_id text collate "C" not null,
  owner_id text collate "C" not null,
  kind text collate "C" not null,
  nonce bytea not null,
  ciphertext bytea not null,
  hash text not null,
  primary key (workspace_id, content_id)
);
create index content_owner on content (workspace_id, owner_id);
-- Ciphertext does not compress.
alter table content alter column ciphertext set storage external;

-- wrapped is null once destroyed; the row stays, so that nobody makes a new key for an erased owner.
create table data_key (
  workspace_id text collate "C" not null,
  owner_id text collate "C" not null,
  wrapped bytea,
  master_kid text collate "C" not null,
  created_at bigint not null,
  destroyed_at bigint,
  primary key (workspace_id, owner_id),
  check ((wrapped is null) = (destroyed_at is not null))
);

create table contact_identifier (
  workspace_id text collate "C" not null,
  kind text collate "C" not null,
  blind text collate "C" not null,
  owner_id text collate "C" not null,
  created_at bigint not null,
  primary key (workspace_id, kind, blind, owner_id)
);
create index contact_identifier_owner on contact_identifier (workspace_id, owner_id);

create table attachment (
  workspace_id text collate "C" not null,
  attachment_id text collate "C" not null,
  owner_id text collate "C" not null,
  subject_id text collate "C" not null,
  media_type text not null,
  bytes int not null,
  chunks int not null,
  name_nonce bytea not null,
  name_ciphertext bytea not null,
  created_at bigint not null,
  primary key (workspace_id, attachment_id)
);
create index attachment_owner on attachment (workspace_id, owner_id);

create table attachment_chunk (
  workspace_id text collate "C" not null,
  attachment_id text collate "C" not null,
  n int not null,
  nonce bytea not null,
  ciphertext bytea not null,
  primary key (workspace_id, attachment_id, n)
);
alter table attachment_chunk alter column ciphertext set storage external;

create table idempotency (
  workspace_id text collate "C" not null,
  scope text collate "C" not null,
  key text collate "C" not null,
  request_hash text collate "C" not null,
  response jsonb not null,
  at bigint not null,
  primary key (workspace_id, scope, key)
);
create index idempotency_age on idempotency using brin (at);

create table message_key (
  workspace_id text collate "C" not null,
  subject_id text collate "C" not null,
  message_key text collate "C" not null,
  version int not null,
  position bigint not null,
  primary key (workspace_id, subject_id, message_key)
);

-- due_at is the alarm's identity (a derived command id is key + due); next_at is when a runner may take it:
-- due_at at first, the end of the lease while claimed, the next try after a failure.
create table alarm (
  workspace_id text collate "C" not null,
  key text collate "C" not null,
  due_at bigint not null,
  next_at bigint not null,
  attempt int not null,
  claimed_by text collate "C",
  op jsonb not null,
  primary key (workspace_id, key)
) with (fillfactor = 70, autovacuum_vacuum_threshold = 500, autovacuum_vacuum_scale_factor = 0.05);
create index alarm_next on alarm (next_at);
create index alarm_workspace_next on alarm (workspace_id, next_at);
create index alarm_claimed on alarm (workspace_id, claimed_by, next_at) where claimed_by is not null;

create table reaction_cursor (
  workspace_id text collate "C" not null,
  lane int not null,
  reaction text collate "C" not null,
  position bigint not null,
  owner text collate "C" not null,
  lease_until bigint not null,
  primary key (workspace_id, lane, reaction)
) with (fillfactor = 50);

create table parked (
  workspace_id text collate "C" not null,
  reaction text collate "C" not null,
  subject_id text collate "C" not null,
  lane int not null,
  position bigint not null,
  error text not null,
  at bigint not null,
  primary key (workspace_id, reaction, subject_id)
);

create table presence (
  workspace_id text collate "C" not null,
  holder_id text collate "C" not null,
  node_id text collate "C" not null,
  lease_until bigint not null,
  detail jsonb not null,
  primary key (workspace_id, holder_id)
) with (fillfactor = 50);

-- The second wall: no row without its workspace. After a transaction the setting is '' and not null.
do $$
declare
  wall text;
begin
  for wall in select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop
    execute format('alter table %I enable row level security', wall);
    execute format(
      'create policy workspace on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), ''''))'
        || ' with check (workspace_id = nullif(current_setting(''app.workspace'', true), ''''))', wall);
  end loop;
end $$;

grant usage on schema public to warmline_app, warmline_runner;
grant select, insert on event_log, message_key to warmline_app;
grant select, insert, update on lane_head, subject, data_key, reaction_cursor to warmline_app;
grant select, insert, delete on content, idempotency, attachment, attachment_chunk, contact_identifier to warmline_app;
grant select, insert, update, delete on reservation, alarm, parked, presence to warmline_app;

-- The runner sees ids and dates of all workspaces, never what an alarm carries.
create policy runner on lane_head to warmline_runner using (true);
create policy runner on alarm to warmline_runner using (true) with check (true);
grant select on lane_head to warmline_runner;
grant select (workspace_id, key, due_at, next_at, attempt, claimed_by) on alarm to warmline_runner;
grant update (next_at, attempt, claimed_by) on alarm to warmline_runner;
