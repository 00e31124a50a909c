-- Group commit of one lane whose commands are plain: each has events, none reserves anything, and no two have one subject,
-- idempotency key or message key. One array a column, one element a command (or an event, a content, a message key), in
-- their order; nothing is taken apart from json but what is kept as json. Ends and versions count from the batch's first
-- event, so that the caller knows every position from the one number that comes back: where the lane stood before.
-- Null: something stands against a command, or the lane is new. Nothing is written then; commit_lanes says what it is.
-- [Of the database's CPU a command against commit_lanes: see docs/decisions/0011-a-message.md.]
create function commit_plain(workspace text, lane_number int,
  subjects text[], kinds text[], versions int[], counts int[], ends int[], ats bigint[], hashes bytea[], states jsonb[],
  statuses text[], contacts text[], workers text[], topics text[], languages text[], dues bigint[], openings bigint[],
  scopes text[], keys text[], request_hashes text[], responses jsonb[],
  event_subjects text[], event_kinds text[], event_versions int[], event_types text[], event_ats bigint[],
  event_actors jsonb[], events jsonb[], event_hashes bytea[],
  content_ids text[], content_owners text[], content_kinds text[], nonces bytea[], ciphertexts bytea[], content_hashes text[],
  key_subjects text[], message_keys text[], key_versions int[], key_ends int[]
) returns bigint language plpgsql as $$
declare
  head bigint;
begin
  perform set_config('app.workspace', workspace, true);
  select position into head from lane_head where workspace_id = workspace and lane = lane_number for update;
  if not found then
    return null;
  end if;
  -- The lane's row is locked, so nobody else writes its subjects, and the unique keys of the log would refuse it if
  -- somebody did.
  perform from unnest(subjects, versions, scopes, keys) as c (s, v, scope, key)
    where c.v <> coalesce((select version from subject where workspace_id = workspace and subject_id = c.s), 0)
      or exists (select from idempotency i where i.workspace_id = workspace and i.scope = c.scope and i.key = c.key);
  if found then
    return null;
  end if;
  if cardinality(message_keys) > 0 then
    perform from unnest(key_subjects, message_keys) as c (s, m)
      where exists (select from message_key where workspace_id = workspace and subject_id = c.s and message_key = c.m);
    if found then
      return null;
    end if;
  end if;

  insert into event_log
      (workspace_id, lane, position, subject_id, subject_kind, version, type, at, actor, event, hash)
    select workspace, lane_number, head + e.n, e.s, e.k, e.v, e.type, e.at, e.actor, e.event, e.hash
    from unnest(event_subjects, event_kinds, event_versions, event_types, event_ats, event_actors, events, event_hashes)
      with ordinality as e (s, k, v, type, at, actor, event, hash, n);
  update subject set version = c.v + c.n, hash = c.hash, status = c.status, contact_id = c.contact_id,
      worker_id = c.worker_id, topic = c.topic, language = c.language, due_at = c.due_at, opened_at = c.opened_at,
      state = c.state
    from unnest(subjects, versions, counts, hashes, statuses, contacts, workers, topics, languages, dues, openings, states)
      as c (s, v, n, hash, status, contact_id, worker_id, topic, language, due_at, opened_at, state)
    where workspace_id = workspace and subject_id = c.s and c.v > 0;
  if array_position(versions, 0) is not null then
    insert into subject (workspace_id, subject_id, subject_kind, lane, version, hash, status, contact_id, worker_id,
        topic, language, due_at, opened_at, state)
      select workspace, c.s, c.k, lane_number, c.n, c.hash, c.status, c.contact_id, c.worker_id, c.topic, c.language,
        c.due_at, c.opened_at, c.state
      from unnest(subjects, kinds, versions, counts, hashes, statuses, contacts, workers, topics, languages, dues, openings,
        states) as c (s, k, v, n, hash, status, contact_id, worker_id, topic, language, due_at, opened_at, state)
      where c.v = 0;
  end if;
  if cardinality(content_ids) > 0 then
    insert into content (workspace_id, content_id, owner_id, kind, nonce, ciphertext, hash)
      select workspace, c.* from unnest(content_ids, content_owners, content_kinds, nonces, ciphertexts, content_hashes) as c
      on conflict do nothing;
  end if;
  if cardinality(message_keys) > 0 then
    insert into message_key (workspace_id, subject_id, message_key, version, position)
      select workspace, c.s, c.m, c.v, head + c.n
      from unnest(key_subjects, message_keys, key_versions, key_ends) as c (s, m, v, n)
      on conflict do nothing;
  end if;
  insert into idempotency (workspace_id, scope, key, request_hash, response, at)
    select workspace, c.scope, c.key, c.request_hash,
      c.response || jsonb_build_object('position', head + c.last, 'version', c.v + c.n), c.at
    from unnest(scopes, keys, request_hashes, responses, ends, versions, counts, ats)
      as c (scope, key, request_hash, response, last, v, n, at)
    where c.key is not null
    on conflict do nothing;
  update lane_head set position = head + cardinality(events) where workspace_id = workspace and lane = lane_number;
  return head;
end $$;
