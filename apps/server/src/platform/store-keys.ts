import type { KeyStore, WrappedKey } from './crypto.ts'
import type { Database } from './store-connection.ts'

interface KeyRow {
  owner_id: string
  wrapped: Uint8Array | null
  master_kid: string
}

const toKey = (row: KeyRow): WrappedKey => ({
  ownerId: row.owner_id,
  wrapped: row.wrapped,
  masterKid: row.master_kid,
})

/** What an erasure deletes beside the key, as parts of a `with`; $1 the workspace, $2 the owner. */
export const withoutOwner = `
  identifiers as (delete from contact_identifier where workspace_id = $1 and owner_id = $2),
  contents as (delete from content where workspace_id = $1 and owner_id = $2),
  files as (delete from attachment where workspace_id = $1 and owner_id = $2 returning attachment_id),
  chunks as (delete from attachment_chunk where workspace_id = $1
    and attachment_id in (select attachment_id from files))`

export function createKeyStore(db: Database): KeyStore {
  const load = async (workspaceId: string, ownerIds: readonly string[]) => {
    const rows = await db.inWorkspace<KeyRow>(workspaceId, {
      name: 'keys',
      text: `select owner_id, wrapped, master_kid from data_key where workspace_id = $1 and owner_id = any($2::text[])`,
      values: [workspaceId, ownerIds],
    })
    return rows.map(toKey)
  }
  return {
    load,

    async create(workspaceId, key, now) {
      await db.inWorkspace(workspaceId, {
        name: 'create-key',
        text: `insert into data_key (workspace_id, owner_id, wrapped, master_kid, created_at)
               values ($1, $2, $3, $4, $5) on conflict do nothing`,
        values: [workspaceId, key.ownerId, key.wrapped, key.masterKid, now],
      })
      return (await load(workspaceId, [key.ownerId]))[0]!
    },

    async erase(workspaceId, ownerId, now) {
      await db.inWorkspace(workspaceId, {
        name: 'erase-owner',
        text: `with ${withoutOwner}
          insert into data_key as k (workspace_id, owner_id, wrapped, master_kid, created_at, destroyed_at)
            values ($1, $2, null, '', $3, $3)
            on conflict (workspace_id, owner_id) do update
              set wrapped = null, destroyed_at = coalesce(k.destroyed_at, excluded.destroyed_at)`,
        values: [workspaceId, ownerId, now],
      })
    },

    async underOtherMaster(workspaceId, masterKid, limit) {
      const rows = await db.inWorkspace<KeyRow>(workspaceId, {
        name: 'keys-under-other-master',
        text: `select owner_id, wrapped, master_kid from data_key
               where workspace_id = $1 and master_kid <> $2 and wrapped is not null order by owner_id limit $3`,
        values: [workspaceId, masterKid, limit],
      })
      return rows.map(toKey)
    },

    async rewrap(workspaceId, key, oldMasterKid) {
      await db.inWorkspace(workspaceId, {
        name: 'rewrap-key',
        text: `update data_key set wrapped = $3, master_kid = $4
               where workspace_id = $1 and owner_id = $2 and master_kid = $5 and wrapped is not null`,
        values: [workspaceId, key.ownerId, key.wrapped, key.masterKid, oldMasterKid],
      })
    },
  }
}

export interface IdentifierStore {
  add(workspaceId: string, kind: string, blind: string, ownerId: string, now: number): Promise<void>
  remove(workspaceId: string, kind: string, blind: string, ownerId: string): Promise<void>
  owners(workspaceId: string, kind: string, blind: string): Promise<readonly string[]>
}

/** Exact match on e-mail, phone or external id without keeping them readable: rows of keyed blind indexes. */
export const createIdentifierStore = (db: Database): IdentifierStore => ({
  async add(workspaceId, kind, blind, ownerId, now) {
    await db.inWorkspace(workspaceId, {
      name: 'add-identifier',
      text: `insert into contact_identifier (workspace_id, kind, blind, owner_id, created_at)
             values ($1, $2, $3, $4, $5) on conflict do nothing`,
      values: [workspaceId, kind, blind, ownerId, now],
    })
  },
  async remove(workspaceId, kind, blind, ownerId) {
    await db.inWorkspace(workspaceId, {
      name: 'remove-identifier',
      text: `delete from contact_identifier
             where workspace_id = $1 and kind = $2 and blind = $3 and owner_id = $4`,
      values: [workspaceId, kind, blind, ownerId],
    })
  },
  async owners(workspaceId, kind, blind) {
    const rows = await db.inWorkspace<{ owner_id: string }>(workspaceId, {
      name: 'identifier-owners',
      text: `select owner_id from contact_identifier
             where workspace_id = $1 and kind = $2 and blind = $3 order by owner_id limit 100`,
      values: [workspaceId, kind, blind],
    })
    return rows.map((row) => row.owner_id)
  },
})
