-- A worker's own conversations are read in the order of `due_at` (closed ones: newest first). Without it in the index the
-- inbox read and sorted all that its worker ever closed.
drop index subject_worker;
create index subject_worker on subject (workspace_id, worker_id, subject_kind, status, due_at)
  where worker_id is not null;
