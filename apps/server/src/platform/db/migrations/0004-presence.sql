-- A node's leases of all its workspaces in one call; losing the last second of them in a crash costs nothing, since
-- a restarted node treats everyone as just seen. rows: [{ w workspace, h holder, n node, u lease until, d detail }]
create function save_presence(leases jsonb) returns void language plpgsql as $$
declare
  lease jsonb;
  workspace text := null;
begin
  perform set_config('synchronous_commit', 'off', true);
  for lease in
    select p from jsonb_array_elements(leases) p order by (p->>'w') collate "C", (p->>'h') collate "C"
  loop
    if workspace is distinct from lease->>'w' then
      workspace := lease->>'w';
      perform set_config('app.workspace', workspace, true);
    end if;
    insert into presence (workspace_id, holder_id, node_id, lease_until, detail)
      values (workspace, lease->>'h', lease->>'n', (lease->>'u')::bigint, lease->'d')
      on conflict (workspace_id, holder_id) do update
        set node_id = excluded.node_id, lease_until = excluded.lease_until, detail = excluded.detail
        where presence.lease_until <= excluded.lease_until;
  end loop;
end $$;
