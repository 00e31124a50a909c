import type { Database } from './store-connection.ts'

/**
 * Takes away what time has made worthless: at most `limit` rows a call, so that no delete holds anything up. Each
 * answers how many went. Times are epoch ms.
 */
export const createPruneStore = (db: Database) => {
  const outside = async (name: string, text: string, before: number, limit: number): Promise<number> => {
    const [row] = await db.call<{ n: number }>({ name, text, values: [before, limit] })
    return row?.n ?? 0
  }
  return {
    /** Leases of who was here. */
    async presence(workspaceId: string, before: number, limit: number): Promise<number> {
      const [row] = await db.inWorkspace<{ n: number }>(workspaceId, {
        name: 'prune-presence',
        text: `with gone as (
                 delete from presence where workspace_id = $1 and holder_id in (
                   select holder_id from presence where workspace_id = $1 and lease_until < $2 limit $3)
                 returning 1)
               select count(*)::int as n from gone`,
        values: [workspaceId, before, limit],
      })
      return row?.n ?? 0
    },
    sessions: (before: number, limit: number) =>
      outside(
        'prune-sessions',
        `with gone as (
           delete from auth.session where token_hash in (
             select token_hash from auth.session where expires_at < $1 limit $2) returning 1)
         select count(*)::int as n from gone`,
        before,
        limit,
      ),
    links: (before: number, limit: number) =>
      outside(
        'prune-links',
        `with gone as (
           delete from auth.sign_in_link where token_hash in (
             select token_hash from auth.sign_in_link where expires_at < $1 limit $2) returning 1)
         select count(*)::int as n from gone`,
        before,
        limit,
      ),
    revokedTokens: (before: number, limit: number) =>
      outside(
        'prune-contact-tokens',
        `with gone as (
           delete from auth.contact_token where token_hash in (
             select token_hash from auth.contact_token where revoked_at < $1 limit $2) returning 1)
         select count(*)::int as n from gone`,
        before,
        limit,
      ),
    revokedCaseKeys: (before: number, limit: number) =>
      outside(
        'prune-case-keys',
        `with gone as (
           delete from auth.case_key where key_hash in (
             select key_hash from auth.case_key where revoked_at < $1 limit $2) returning 1)
         select count(*)::int as n from gone`,
        before,
        limit,
      ),
  }
}
