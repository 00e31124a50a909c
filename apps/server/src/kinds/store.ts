import type { Database } from '../platform/store-connection.ts'

export const createContactStore = (db: Database) => ({
  /** Contacts that were joined with this one, on whichever side of the joining they were. */
  async joinedWith(workspaceId: string, contactId: string, mergedInto: string | null): Promise<string[]> {
    const rows = await db.inWorkspace<{ subject_id: string }>(workspaceId, {
      name: 'contacts-joined-with',
      text: `select subject_id from subject where workspace_id = $1 and subject_kind = 'contact' and subject_id <> $2
               and ((status = 'merged' and state->>'mergedInto' = any($3::text[])) or subject_id = $4)`,
      values: [
        workspaceId,
        contactId,
        mergedInto === null ? [contactId] : [contactId, mergedInto],
        mergedInto,
      ],
    })
    return rows.map((row) => row.subject_id)
  },
})
export type ContactStore = ReturnType<typeof createContactStore>
