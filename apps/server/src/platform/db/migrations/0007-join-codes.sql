-- A code joins only the contact that asked for it, and a repeated request sends no second code.
alter table auth.case_key
  add column code_contact_id text collate "C",
  add column code_request text collate "C";
