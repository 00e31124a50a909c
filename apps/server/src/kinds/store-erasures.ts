import type { Client } from 'pg'
import { withoutOwner } from '../platform/store-keys.ts'
import type { Erasure } from './erasure-list.ts'

/**
 * As the owner inside a restore's transaction: whoever was erased since the backup is erased in it. Returns how many
 * contacts had a key. Their log says so at the next start (`finishErasures`).
 */
export async function replayErasures(client: Client, erasures: readonly Erasure[]): Promise<number> {
  let replayed = 0
  for (const { workspaceId, contactId, at } of erasures) {
    const { rowCount } = await client.query(
      `with ${withoutOwner},
         tokens as (delete from auth.contact_token where workspace_id = $1 and contact_id = $2)
       update data_key set wrapped = null, destroyed_at = coalesce(destroyed_at, $3)
         where workspace_id = $1 and owner_id = $2 and wrapped is not null`,
      [workspaceId, contactId, at],
    )
    replayed += rowCount ?? 0
  }
  return replayed
}
