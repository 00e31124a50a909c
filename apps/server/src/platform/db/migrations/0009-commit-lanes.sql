-- Group commit by lane. `lanes` is an array, sorted by (workspace, lane), of
--   { w workspace, l lane, plain, c: [command as in commit_batch, and o events of the commands before it, n its events] }
-- `plain`: some commands, of which none reserves anything and each has events. One row comes back for each command, in order.
-- What a lane holds is written at once, six statements whatever the number of commands, when nothing stands against any
-- of them; else one after another as commit_batch does. commit_batch stays for nodes of the version before.
-- [Of the database's CPU a command: see docs/decisions/0011-a-message.md.]

-- Events written, or null when something stands against a command (nothing is written then). The lane's row is locked,
-- so nobody else writes its subjects; the unique keys of the log would refuse it if somebody did.
-- Looked up by scalar subqueries over real columns: each is one descent of an index, whatever the planner believes of
-- the sizes. Joins on values dug out of json cannot use an index under row-level security.
create function commit_at_once(workspace text, lane_number int, commands jsonb, head bigint) returns int
language plpgsql as $$
declare
  is_clear boolean;
  has_new boolean;
  has_old boolean;
  events int;
  subjects text[];
  versions int[];
  scopes text[];
  keys text[];
  messages text[];
begin
  select array_agg(s), array_agg(v), array_agg(i->>'s'), array_agg(i->>'k'), array_agg(m->>0),
      count(*) = count(distinct s) and count(i) = count(distinct (i->>'s', i->>'k')) filter (where i is not null)
        and not coalesce(bool_or(m->>1 is not null), false),
      bool_or(v = 0), bool_or(v > 0), sum(n)
    into subjects, versions, scopes, keys, messages, is_clear, has_new, has_old, events
    from jsonb_to_recordset(commands) as c (s text, v int, n int, m jsonb, i jsonb);
  if not is_clear then
    return null;
  end if;
  select bool_and(
      c.v = coalesce((select version from subject where workspace_id = workspace and subject_id = c.s), 0)
      and (c.k is null or not coalesce((select true from idempotency
        where workspace_id = workspace and scope = c.sc and key = c.k), false))
      and (c.m is null or not coalesce((select true from message_key
        where workspace_id = workspace and subject_id = c.s and message_key = c.m), false)))
    into is_clear
    from unnest(subjects, versions, scopes, keys, messages) as c (s, v, sc, k, m);
  if not is_clear then
    return null;
  end if;

  insert into event_log
      (workspace_id, lane, position, subject_id, subject_kind, version, type, at, actor, event, hash)
    select workspace, lane_number, head + c.o + e.n, c.s, c.k, c.v + e.n, e.e->'j'->>'type',
      (e.e->>'at')::bigint, e.e->'a', e.e->'j', decode(e.e->>'h', 'base64')
    from jsonb_to_recordset(commands) as c (s text, k text, v int, o int, e jsonb),
      jsonb_array_elements(c.e) with ordinality as e (e, n);
  if has_new then
    insert into subject (workspace_id, subject_id, subject_kind, lane, version, hash, status, contact_id, worker_id,
        topic, language, due_at, opened_at, state)
      select workspace, s, k, lane_number, n, decode(e->(n - 1)->>'h', 'base64'), x->>'status', x->>'contactId',
        x->>'workerId', x->>'topic', x->>'language', (x->>'dueAt')::bigint, (x->>'openedAt')::bigint, st
      from jsonb_to_recordset(commands) as c (s text, k text, v int, n int, e jsonb, st jsonb, x jsonb)
      where v = 0;
  end if;
  if has_old then
    with c as materialized (
      select s, v + n as version, decode(e->(n - 1)->>'h', 'base64') as hash, x->>'status' as status,
        x->>'contactId' as contact_id, x->>'workerId' as worker_id, x->>'topic' as topic, x->>'language' as language,
        (x->>'dueAt')::bigint as due_at, (x->>'openedAt')::bigint as opened_at, st
      from jsonb_to_recordset(commands) as r (s text, v int, n int, e jsonb, st jsonb, x jsonb)
      where v > 0)
    update subject set version = c.version, hash = c.hash, status = c.status, contact_id = c.contact_id,
        worker_id = c.worker_id, topic = c.topic, language = c.language, due_at = c.due_at, opened_at = c.opened_at,
        state = c.st
      from c where workspace_id = workspace and subject_id = any (subjects) and subject_id = c.s;
  end if;
  insert into content (workspace_id, content_id, owner_id, kind, nonce, ciphertext, hash)
    select workspace, x.c->>'id', x.c->>'o', x.c->>'k', decode(x.c->>'n', 'base64'), decode(x.c->>'x', 'base64'),
      x.c->>'h'
    from jsonb_to_recordset(commands) as r (c jsonb), jsonb_array_elements(r.c) as x (c)
    on conflict do nothing;
  insert into message_key (workspace_id, subject_id, message_key, version, position)
    select workspace, s, m->>0, v + n, head + o + n
    from jsonb_to_recordset(commands) as c (s text, v int, o int, n int, m jsonb)
    where m is not null
    on conflict do nothing;
  insert into idempotency (workspace_id, scope, key, request_hash, response, at)
    select workspace, i->>'s', i->>'k', i->>'h',
      (i->'r') || jsonb_build_object('position', head + o + n, 'version', v + n), at
    from jsonb_to_recordset(commands) as c (v int, o int, n int, at bigint, i jsonb)
    where i is not null
    on conflict do nothing;
  return events;
end $$;

create function commit_lanes(lanes jsonb) returns setof jsonb language plpgsql as $$
declare
  lane jsonb;
  command jsonb;
  answer jsonb;
  workspace text;
  lane_number int;
  heads bigint[] := '{}';
  nth int := 0;
  head bigint;
  events int;
begin
  -- All lanes first, in one order for every node; then what spans lanes (reservation keys), again in one order.
  for lane in select * from jsonb_array_elements(lanes) loop
    perform set_config('app.workspace', lane->>'w', true);
    heads := heads || lock_lane(lane->>'w', (lane->>'l')::int);
    if not (lane->>'plain')::boolean then
      nth := nth + 1;
    end if;
  end loop;
  if nth > 0 then
    perform pg_advisory_xact_lock(k) from (
      select distinct hashtextextended((l->>'w') || ' ' || (r->>'key'), 0) as k
      from jsonb_array_elements(lanes) l, jsonb_array_elements(l->'c') c, jsonb_array_elements(c->'r') r
      where c ? 'r' order by 1) keys;
  end if;

  nth := 0;
  for lane in select * from jsonb_array_elements(lanes) loop
    nth := nth + 1;
    workspace := lane->>'w';
    lane_number := (lane->>'l')::int;
    head := heads[nth];
    perform set_config('app.workspace', workspace, true);
    events := null;
    if (lane->>'plain')::boolean then
      events := commit_at_once(workspace, lane_number, lane->'c', head);
    end if;
    if events is not null then
      return query select jsonb_build_object('s', 'committed', 'p', heads[nth] + o + 1, 'q', heads[nth] + o + n)
        from jsonb_to_recordset(lane->'c') as c (o int, n int);
      head := head + events;
    else
      for command in select * from jsonb_array_elements(lane->'c') loop
        answer := commit_one(command, head);
        if answer->>'s' = 'committed' and (answer->>'q')::bigint > head then
          head := (answer->>'q')::bigint;
        end if;
        return next answer;
      end loop;
    end if;
    if head > heads[nth] then
      update lane_head set position = head where workspace_id = workspace and lane_head.lane = lane_number;
    end if;
  end loop;
end $$;
