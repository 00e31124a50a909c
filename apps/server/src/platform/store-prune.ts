import type { Database } from './store-connection.ts'

/**
 * Takes away what time has made worthless: at most `limit` rows a call, so that no delete holds anything up. Each
 * answers how many went. Times are epoch ms.
 */
export const createPruneStore = (db: Database) => {
  /** Rows of `auth`, which belong to no workspace, by their key and the column that says since when they are over. */
  const of = (name: string, table: string, key: string, over: string) => {
    const text = `with gone as (
        delete from auth.${table} where ${key} in (
          select ${key} from auth.${table} where ${over} < $1 limit $2) returning 1)
      select count(*)::int as n from gone`
    return async (before: number, limit: number): Promise<number> => {
      const [row] = await db.call<{ n: number }>({ name: `prune-${name}`, text, values: [before, limit] })
      return row?.n ?? 0
    }
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
    sessions: of('sessions', 'session', 'token_hash', 'expires_at'),
    links: of('links', 'sign_in_link', 'token_hash', 'expires_at'),
    revokedTokens: of('contact-tokens', 'contact_token', 'token_hash', 'revoked_at'),
    revokedCaseKeys: of('case-keys', 'case_key', 'key_hash', 'revoked_at'),
  }
}
