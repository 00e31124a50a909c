import type { Database } from '../store-connection.ts'

export interface SecretRow {
  kid: string
  nonce: Uint8Array
  ciphertext: Uint8Array
}

/** Secrets of a workspace by purpose and kid, and the signed identities that they made. */
export const secretStatements = (db: Database) => ({
  async addSecret(workspaceId: string, purpose: string, row: SecretRow, now: number): Promise<void> {
    await db.call({
      name: 'auth-add-secret',
      text: `insert into auth.workspace_secret (workspace_id, purpose, kid, nonce, ciphertext, created_at)
             values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      values: [workspaceId, purpose, row.kid, row.nonce, row.ciphertext, now],
    })
  },
  async secret(workspaceId: string, purpose: string, kid: string): Promise<SecretRow | undefined> {
    const [row] = await db.call<SecretRow>({
      name: 'auth-secret',
      text: `select kid, nonce, ciphertext from auth.workspace_secret
             where workspace_id = $1 and purpose = $2 and kid = $3 and revoked_at is null`,
      values: [workspaceId, purpose, kid],
    })
    return row
  },
  /** Those in use first, then the newest. */
  async secrets(
    workspaceId: string,
    purpose: string,
    limit: number,
  ): Promise<{ kid: string; created_at: number; revoked_at: number | null }[]> {
    return db.call({
      name: 'auth-secrets',
      text: `select kid, created_at, revoked_at from auth.workspace_secret where workspace_id = $1 and purpose = $2
             order by revoked_at is not null, created_at desc, kid limit $3`,
      values: [workspaceId, purpose, limit],
    })
  },
  /** False when there is no such secret; retiring twice changes nothing. */
  async retireSecret(workspaceId: string, purpose: string, kid: string, now: number): Promise<boolean> {
    const rows = await db.call({
      name: 'auth-retire-secret',
      text: `update auth.workspace_secret set revoked_at = coalesce(revoked_at, $4)
             where workspace_id = $1 and purpose = $2 and kid = $3 returning kid`,
      values: [workspaceId, purpose, kid, now],
    })
    return rows.length > 0
  },
  async noteIdentityUse(jwtHash: Buffer, tokenHash: Buffer, expiresAt: number): Promise<void> {
    await db.call({
      name: 'auth-note-identity-use',
      text: `insert into auth.identity_use (jwt_hash, token_hash, expires_at) values ($1, $2, $3)
             on conflict do nothing`,
      values: [jwtHash, tokenHash, expiresAt],
    })
  },
  async wasIdentityEnded(jwtHash: Buffer): Promise<boolean> {
    const rows = await db.call({
      name: 'auth-identity-ended',
      text: 'select jwt_hash from auth.identity_use where jwt_hash = $1 and ended_at is not null limit 1',
      values: [jwtHash],
    })
    return rows.length > 0
  },
  /** A log-out: what made this token may not make another. */
  async endIdentity(tokenHash: Buffer, now: number): Promise<void> {
    await db.call({
      name: 'auth-end-identity',
      text: 'update auth.identity_use set ended_at = $2 where token_hash = $1 and ended_at is null',
      values: [tokenHash, now],
    })
  },
  async deleteOldIdentityUses(before: number): Promise<void> {
    await db.call({
      name: 'auth-delete-old-identity-uses',
      text: 'delete from auth.identity_use where expires_at < $1',
      values: [before],
    })
  },
})
