-- The promise ledger and the handoffs as rows: read from the log, in its order, up to a position that is kept beside
-- them. Nothing stands here that the log does not say; whoever empties the three tables gets them back.

-- One row a promise (`foldLedger` in core says what each field means). `standing` puts a promise into exactly one box.
create table ledger (
  workspace_id text collate "C" not null,
  promise_id text collate "C" not null,
  item_id text collate "C" not null,
  cause text collate "C" not null,
  asked_at bigint not null,
  due_at bigint not null,
  staffed boolean not null,
  outcome text collate "C" not null default 'open',
  answered_at bigint,
  how text collate "C",
  in_time boolean,
  misses int not null default 0,
  standing text collate "C" generated always as (
    case when misses > 0 or in_time = false then 'late'
      when outcome = 'kept' then 'in-time'
      else outcome end) stored,
  primary key (workspace_id, promise_id)
) with (fillfactor = 80);
create index ledger_asked on ledger (workspace_id, asked_at, promise_id);
create index ledger_standing on ledger (workspace_id, standing, asked_at, promise_id);
create index ledger_answered on ledger (workspace_id, answered_at) where answered_at is not null;
create index ledger_due on ledger (workspace_id, due_at) where outcome = 'open' or misses > 0;

-- Every handoff with its reason; `failed` is the check of the gate that held the AI's answer.
create table handoff (
  workspace_id text collate "C" not null,
  position bigint not null,
  item_id text collate "C" not null,
  at bigint not null,
  reason text collate "C" not null,
  failed text collate "C",
  primary key (workspace_id, position)
);
create index handoff_reason on handoff (workspace_id, reason, position);
create index handoff_at on handoff (workspace_id, at, reason);

create table ledger_cursor (
  workspace_id text collate "C" not null,
  lane int not null,
  position bigint not null,
  primary key (workspace_id, lane)
) with (fillfactor = 20);

do $$
declare
  wall text;
begin
  foreach wall in array array['ledger', 'handoff', 'ledger_cursor'] loop
    execute format('alter table %I enable row level security', wall);
    execute format(
      'create policy workspace on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), ''''))'
        || ' with check (workspace_id = nullif(current_setting(''app.workspace'', true), ''''))', wall);
  end loop;
end $$;
grant select, insert, update on ledger, ledger_cursor to warmline_app;
grant select, insert on handoff to warmline_app;

-- One index for all that is read here in position order.
drop index event_log_ledger;
create index event_log_ledger on event_log (workspace_id, lane, position)
  where type like 'promise.%' or type = 'handoff.made';

-- Reads on, at most `most` entries; answers how many. Two nodes may call it at once: the cursor row lets one at a time.
create function catch_up_ledger(workspace text, most int) returns int language plpgsql as $$
declare
  seen bigint;
  entry record;
  promise text;
  n int := 0;
begin
  perform set_config('app.workspace', workspace, true);
  perform set_config('synchronous_commit', 'off', true);
  select c.position into seen from ledger_cursor c where c.workspace_id = workspace and c.lane = 0;
  if seen is null then
    insert into ledger_cursor values (workspace, 0, 0) on conflict do nothing;
    seen := 0;
  end if;
  perform from event_log l where l.workspace_id = workspace and l.lane = 0 and l.position > seen
    and (l.type like 'promise.%' or l.type = 'handoff.made') limit 1;
  if not found then return 0; end if;
  select c.position into seen from ledger_cursor c where c.workspace_id = workspace and c.lane = 0 for update;
  for entry in
    select l.position, l.subject_id, l.type, l.at, l.event from event_log l
    where l.workspace_id = workspace and l.lane = 0 and l.position > seen
      and (l.type like 'promise.%' or l.type = 'handoff.made')
    order by l.position limit most
  loop
    n := n + 1;
    seen := entry.position;
    promise := entry.event->>'promiseId';
    case entry.type
      when 'promise.made' then
        insert into ledger (workspace_id, promise_id, item_id, cause, asked_at, due_at, staffed)
          values (workspace, promise, entry.subject_id, entry.event->>'cause', (entry.event->>'askedAt')::bigint,
            (entry.event->>'dueAt')::bigint, (entry.event->>'staffed')::boolean)
          on conflict do nothing;
      when 'promise.moved' then
        update ledger set due_at = (entry.event->>'dueAt')::bigint
          where workspace_id = workspace and promise_id = promise;
      when 'promise.missed' then
        update ledger set misses = greatest(misses + 1, (entry.event->>'miss')::int)
          where workspace_id = workspace and promise_id = promise;
      when 'promise.kept' then
        update ledger set outcome = 'kept', answered_at = (entry.event->>'answeredAt')::bigint,
            how = entry.event->>'how', in_time = (entry.event->>'inTime')::boolean and misses = 0
          where workspace_id = workspace and promise_id = promise;
      when 'promise.withdrawn' then
        update ledger set outcome = 'withdrawn' where workspace_id = workspace and promise_id = promise;
      when 'handoff.made' then
        insert into handoff values (workspace, entry.position, entry.subject_id, entry.at, entry.event->>'reason',
            entry.event->>'check')
          on conflict do nothing;
      else null;
    end case;
  end loop;
  update ledger_cursor set position = seen where workspace_id = workspace and lane = 0;
  return n;
end $$;
