-- Read in position order, so the type belongs into the condition and not into the key.
drop index event_log_ledger;
create index event_log_ledger on event_log (workspace_id, lane, position) where type like 'promise.%';

create index subject_status_newest
  on subject (workspace_id, subject_kind, status, opened_at desc nulls last, subject_id desc);
