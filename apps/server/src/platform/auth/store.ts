import type { Database } from '../store-connection.ts'
import { caseKeyStatements } from './store-case-keys.ts'
import { secretStatements } from './store-identity.ts'

/**
 * Schema `auth`: what must be found before the workspace is known. It stands outside row-level security and is one of
 * the named exceptions of rule 12. Tokens are sha-256, e-mail addresses a blind index beside their ciphertext.
 */
export interface SessionRow {
  session_id: string
  workspace_id: string
  account_id: string
  worker_id: string
  seen_at: number
  expires_at: number
  disabled_at: number | null
}
export interface AccountRow {
  account_id: string
  workspace_id: string
  worker_id: string
  email_nonce: Uint8Array | null
  email_ciphertext: Uint8Array | null
  disabled_at: number | null
}
export interface LinkRow {
  purpose: string
  workspace_id: string | null
  account_id: string | null
}
export interface WorkspaceRow {
  workspace_id: string
  slug: string
  name: string
  demo: boolean
}
export type AuthStore = ReturnType<typeof createAuthStore>

export const createAuthStore = (db: Database) => ({
  ...workspaceStatements(db),
  ...accountStatements(db),
  ...linkStatements(db),
  ...sessionStatements(db),
  ...contactStatements(db),
  ...caseKeyStatements(db),
  ...secretStatements(db),
  ...operatorStatements(db),
})

const workspaceStatements = (db: Database) => ({
  async workspaceBySlug(slug: string): Promise<WorkspaceRow | undefined> {
    if (!/^[a-z0-9-]{1,40}$/.test(slug)) return undefined
    const [row] = await db.call<WorkspaceRow>({
      name: 'auth-workspace-by-slug',
      text: 'select workspace_id, slug, name, demo from auth.workspace where slug = $1',
      values: [slug],
    })
    return row
  },
  async workspaceById(workspaceId: string): Promise<WorkspaceRow | undefined> {
    const [row] = await db.call<WorkspaceRow>({
      name: 'auth-workspace-by-id',
      text: 'select workspace_id, slug, name, demo from auth.workspace where workspace_id = $1',
      values: [workspaceId],
    })
    return row
  },
  /** False when the slug is taken. */
  async addWorkspace(row: WorkspaceRow, now: number): Promise<boolean> {
    const rows = await db.call({
      name: 'auth-add-workspace',
      text: `insert into auth.workspace (workspace_id, slug, name, demo, created_at) values ($1, $2, $3, $4, $5)
             on conflict do nothing returning workspace_id`,
      values: [row.workspace_id, row.slug, row.name, row.demo, now],
    })
    return rows.length > 0
  },
  async removeWorkspace(workspaceId: string): Promise<void> {
    await db.call({
      name: 'auth-remove-workspace',
      text: 'delete from auth.workspace where workspace_id = $1',
      values: [workspaceId],
    })
  },
  async renameWorkspace(workspaceId: string, name: string): Promise<void> {
    await db.call({
      name: 'auth-rename-workspace',
      text: 'update auth.workspace set name = $2 where workspace_id = $1',
      values: [workspaceId, name],
    })
  },
  async countWorkspaces(): Promise<number> {
    const [row] = await db.call<{ n: number }>({
      name: 'auth-count-workspaces',
      text: 'select count(*)::int as n from auth.workspace',
      values: [],
    })
    return row?.n ?? 0
  },
})

const accountStatements = (db: Database) => ({
  /** False when the worker or the address has an account here already. */
  async addAccount(row: AccountRow & { email_blind: string | null }, now: number): Promise<boolean> {
    const rows = await db.call({
      name: 'auth-add-account',
      text: `insert into auth.staff_account
               (account_id, workspace_id, worker_id, email_blind, email_nonce, email_ciphertext, created_at)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning account_id`,
      values: [
        row.account_id,
        row.workspace_id,
        row.worker_id,
        row.email_blind,
        row.email_nonce,
        row.email_ciphertext,
        now,
      ],
    })
    return rows.length > 0
  },
  async accountOfWorker(workspaceId: string, workerId: string): Promise<AccountRow | undefined> {
    const [row] = await db.call<AccountRow>({
      name: 'auth-account-of-worker',
      text: `select account_id, workspace_id, worker_id, email_nonce, email_ciphertext, disabled_at
             from auth.staff_account where workspace_id = $1 and worker_id = $2`,
      values: [workspaceId, workerId],
    })
    return row
  },
  async accountsOf(workspaceId: string, workerIds: readonly string[]): Promise<AccountRow[]> {
    return db.call<AccountRow>({
      name: 'auth-accounts-of',
      text: `select account_id, workspace_id, worker_id, email_nonce, email_ciphertext, disabled_at
             from auth.staff_account where workspace_id = $1 and worker_id = any($2::text[])`,
      values: [workspaceId, workerIds],
    })
  },
  async accountByEmail(workspaceId: string, emailBlind: string): Promise<AccountRow | undefined> {
    const [row] = await db.call<AccountRow>({
      name: 'auth-account-by-email',
      text: `select account_id, workspace_id, worker_id, email_nonce, email_ciphertext, disabled_at
             from auth.staff_account where workspace_id = $1 and email_blind = $2 and disabled_at is null`,
      values: [workspaceId, emailBlind],
    })
    return row
  },
  async setAccountDisabled(workspaceId: string, workerId: string, at: number | null): Promise<void> {
    await db.call({
      name: 'auth-disable-account',
      text: 'update auth.staff_account set disabled_at = $3 where workspace_id = $1 and worker_id = $2',
      values: [workspaceId, workerId, at],
    })
  },
})

const linkStatements = (db: Database) => ({
  async addLink(
    link: {
      tokenHash: Buffer
      purpose: string
      workspaceId: string | null
      accountId: string | null
      expiresAt: number
    },
    now: number,
  ): Promise<void> {
    await db.call({
      name: 'auth-add-link',
      text: `insert into auth.sign_in_link (token_hash, purpose, workspace_id, account_id, created_at, expires_at)
             values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      values: [link.tokenHash, link.purpose, link.workspaceId, link.accountId, now, link.expiresAt],
    })
  },
  /** Used up in the same statement: two requests with one link give one row. */
  async useLink(tokenHash: Buffer, purpose: string, now: number): Promise<LinkRow | undefined> {
    const [row] = await db.call<LinkRow>({
      name: 'auth-use-link',
      text: `update auth.sign_in_link set used_at = $3
             where token_hash = $1 and purpose = $2 and used_at is null and expires_at > $3
             returning purpose, workspace_id, account_id`,
      values: [tokenHash, purpose, now],
    })
    return row
  },
  /** A link whose use came to nothing may be used once more. */
  async unuseLink(tokenHash: Buffer): Promise<void> {
    await db.call({
      name: 'auth-unuse-link',
      text: 'update auth.sign_in_link set used_at = null where token_hash = $1',
      values: [tokenHash],
    })
  },
})

const sessionStatements = (db: Database) => ({
  async addSession(
    row: {
      tokenHash: Buffer
      sessionId: string
      workspaceId: string
      accountId: string
      csrfHash: Buffer
      expiresAt: number
    },
    now: number,
  ): Promise<void> {
    await db.call({
      name: 'auth-add-session',
      text: `insert into auth.session
               (token_hash, session_id, workspace_id, account_id, csrf_hash, created_at, seen_at, expires_at)
             values ($1, $2, $3, $4, $5, $6, $6, $7)`,
      values: [
        row.tokenHash,
        row.sessionId,
        row.workspaceId,
        row.accountId,
        row.csrfHash,
        now,
        row.expiresAt,
      ],
    })
  },
  async session(tokenHash: Buffer): Promise<SessionRow | undefined> {
    const [row] = await db.call<SessionRow>({
      name: 'auth-session',
      text: `select s.session_id, s.workspace_id, s.account_id, a.worker_id, s.seen_at, s.expires_at, a.disabled_at
             from auth.session s join auth.staff_account a on a.account_id = s.account_id where s.token_hash = $1`,
      values: [tokenHash],
    })
    return row
  },
  async touchSession(tokenHash: Buffer, now: number, expiresAt: number): Promise<void> {
    await db.call({
      name: 'auth-touch-session',
      text: 'update auth.session set seen_at = $2, expires_at = $3 where token_hash = $1 and expires_at > $2',
      values: [tokenHash, now, expiresAt],
    })
  },
  async deleteSession(tokenHash: Buffer): Promise<void> {
    await db.call({
      name: 'auth-delete-session',
      text: 'delete from auth.session where token_hash = $1',
      values: [tokenHash],
    })
  },
  async deleteSessionsOf(accountId: string): Promise<void> {
    await db.call({
      name: 'auth-delete-sessions-of',
      text: 'delete from auth.session where account_id = $1',
      values: [accountId],
    })
  },
})

const contactStatements = (db: Database) => ({
  async addContactToken(
    tokenHash: Buffer,
    workspaceId: string,
    contactId: string,
    now: number,
  ): Promise<void> {
    await db.call({
      name: 'auth-add-contact-token',
      text: `insert into auth.contact_token (token_hash, workspace_id, contact_id, created_at, seen_at)
             values ($1, $2, $3, $4, $4) on conflict do nothing`,
      values: [tokenHash, workspaceId, contactId, now],
    })
  },
  async contactToken(tokenHash: Buffer): Promise<{ workspace_id: string; contact_id: string } | undefined> {
    const [row] = await db.call<{ workspace_id: string; contact_id: string }>({
      name: 'auth-contact-token',
      text: 'select workspace_id, contact_id from auth.contact_token where token_hash = $1 and revoked_at is null',
      values: [tokenHash],
    })
    return row
  },
  async revokeContactToken(tokenHash: Buffer, now: number): Promise<void> {
    await db.call({
      name: 'auth-revoke-contact-token',
      text: 'update auth.contact_token set revoked_at = $2 where token_hash = $1 and revoked_at is null',
      values: [tokenHash, now],
    })
  },
  async deleteContactTokens(workspaceId: string, contactId: string): Promise<void> {
    await db.call({
      name: 'auth-delete-contact-tokens',
      text: 'delete from auth.contact_token where workspace_id = $1 and contact_id = $2',
      values: [workspaceId, contactId],
    })
  },
  async repointContactTokens(workspaceId: string, fromContactId: string, toContactId: string): Promise<void> {
    await db.call({
      name: 'auth-repoint-contact-tokens',
      text: 'update auth.contact_token set contact_id = $3 where workspace_id = $1 and contact_id = $2',
      values: [workspaceId, fromContactId, toContactId],
    })
  },
})

const operatorStatements = (db: Database) => ({
  async addOperator(tokenHash: Buffer, label: string, now: number): Promise<void> {
    await db.call({
      name: 'auth-add-operator',
      text: 'insert into auth.operator (token_hash, label, created_at) values ($1, $2, $3) on conflict do nothing',
      values: [tokenHash, label, now],
    })
  },
  async isOperator(tokenHash: Buffer, now: number): Promise<boolean> {
    const rows = await db.call({
      name: 'auth-operator',
      text: `select token_hash from auth.operator
             where token_hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
      values: [tokenHash, now],
    })
    return rows.length > 0
  },
})
