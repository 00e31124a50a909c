-- What must be found before the workspace is known: a token, an e-mail at sign-in, a slug in an address.
-- Tokens stand as sha-256, addresses as a keyed blind index beside their ciphertext.
create schema auth;

create table auth.workspace (
  workspace_id text collate "C" primary key,
  slug text collate "C" not null unique,
  name text not null,
  demo boolean not null,
  created_at bigint not null
);

create table auth.staff_account (
  account_id text collate "C" primary key,
  workspace_id text collate "C" not null,
  worker_id text collate "C" not null,
  email_blind text collate "C",
  email_nonce bytea,
  email_ciphertext bytea,
  created_at bigint not null,
  disabled_at bigint,
  unique (workspace_id, worker_id),
  unique (workspace_id, email_blind)
);
create index staff_account_email on auth.staff_account (email_blind) where email_blind is not null;

create table auth.sign_in_link (
  token_hash bytea primary key,
  purpose text collate "C" not null,
  workspace_id text collate "C",
  account_id text collate "C",
  detail jsonb,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint
);
create index sign_in_link_account on auth.sign_in_link (account_id);

create table auth.session (
  token_hash bytea primary key,
  session_id text collate "C" not null unique,
  workspace_id text collate "C" not null,
  account_id text collate "C" not null,
  csrf_hash bytea not null,
  created_at bigint not null,
  seen_at bigint not null,
  expires_at bigint not null
);
create index session_account on auth.session (account_id);

create table auth.contact_token (
  token_hash bytea primary key,
  workspace_id text collate "C" not null,
  contact_id text collate "C" not null,
  created_at bigint not null,
  seen_at bigint not null,
  revoked_at bigint
);
create index contact_token_contact on auth.contact_token (workspace_id, contact_id);

create table auth.case_key (
  key_hash bytea primary key,
  workspace_id text collate "C" not null,
  item_id text collate "C" not null,
  created_at bigint not null,
  tries int not null default 0,
  code_hash bytea,
  code_expires_at bigint,
  revoked_at bigint
);
create index case_key_item on auth.case_key (workspace_id, item_id);

-- Widget keys and identity secrets by kid, sealed under the workspace's own key.
create table auth.workspace_secret (
  workspace_id text collate "C" not null,
  purpose text collate "C" not null,
  kid text collate "C" not null,
  lookup_hash bytea unique,
  nonce bytea not null,
  ciphertext bytea not null,
  created_at bigint not null,
  revoked_at bigint,
  primary key (workspace_id, purpose, kid)
);

create table auth.operator (
  token_hash bytea primary key,
  label text not null,
  created_at bigint not null,
  expires_at bigint,
  revoked_at bigint
);

grant usage on schema auth to warmline_app;
grant select, insert, update, delete on all tables in schema auth to warmline_app;
