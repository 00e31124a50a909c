-- Which signed identity a contact's token came from: after a log-out that same signed token opens nothing any more.
-- Rows go when the signed token would have expired anyway, a day at most.
create table auth.identity_use (
  jwt_hash bytea not null,
  token_hash bytea not null,
  expires_at bigint not null,
  ended_at bigint,
  primary key (jwt_hash, token_hash)
);
create index identity_use_token on auth.identity_use (token_hash);
create index identity_use_expires on auth.identity_use (expires_at);
grant select, insert, update, delete on auth.identity_use to warmline_app;
