import type { Database } from '../store-connection.ts'

export interface CaseKeyRow {
  workspace_id: string
  item_id: string
}

export interface ArmedCode {
  keyHash: Buffer
  workspaceId: string
  /** who asked for the code: nobody else can use it */
  contactId: string
  /** one request arms a key once, however often it is repeated */
  request: string
  codeHash: Buffer
  expiresAt: number
}

/** Case keys stand as sha-256, their codes as a hash that only this server can make. */
export const caseKeyStatements = (db: Database) => ({
  async addCaseKey(keyHash: Buffer, workspaceId: string, itemId: string, now: number): Promise<void> {
    await db.call({
      name: 'auth-add-case-key',
      text: `insert into auth.case_key (key_hash, workspace_id, item_id, created_at) values ($1, $2, $3, $4)
             on conflict do nothing`,
      values: [keyHash, workspaceId, itemId, now],
    })
  },
  async revokeCaseKeys(workspaceId: string, itemIds: readonly string[], now: number): Promise<void> {
    await db.call({
      name: 'auth-revoke-case-keys',
      text: 'update auth.case_key set revoked_at = $3 where workspace_id = $1 and item_id = any($2::text[]) and revoked_at is null',
      values: [workspaceId, itemIds, now],
    })
  },
  async caseKey(keyHash: Buffer): Promise<CaseKeyRow | undefined> {
    const [row] = await db.call<CaseKeyRow>({
      name: 'auth-case-key',
      text: 'select workspace_id, item_id from auth.case_key where key_hash = $1 and revoked_at is null',
      values: [keyHash],
    })
    return row
  },
  /** The newest code is the only one; its tries begin anew. False: no such key, or this request or a later one has armed it. */
  async armCode({
    keyHash,
    workspaceId,
    contactId,
    request,
    codeHash,
    expiresAt,
  }: ArmedCode): Promise<boolean> {
    const rows = await db.call({
      name: 'auth-arm-code',
      text: `update auth.case_key
             set code_hash = $5, code_contact_id = $3, code_request = $4, code_expires_at = $6, tries = 0
             where key_hash = $1 and workspace_id = $2 and revoked_at is null and code_request is distinct from $4
               and (code_expires_at is null or code_expires_at < $6)
             returning key_hash`,
      values: [keyHash, workspaceId, contactId, request, codeHash, expiresAt],
    })
    return rows.length > 0
  },
  /** Counts the try before it is looked at; nothing when there is no code to try (any more). */
  async tryCode(
    { keyHash, workspaceId, contactId }: Pick<ArmedCode, 'keyHash' | 'workspaceId' | 'contactId'>,
    mostTries: number,
    now: number,
  ): Promise<Buffer | undefined> {
    const [row] = await db.call<{ code_hash: Buffer }>({
      name: 'auth-try-code',
      text: `update auth.case_key set tries = tries + 1
             where key_hash = $1 and workspace_id = $2 and code_contact_id = $3 and revoked_at is null
               and code_hash is not null and code_expires_at > $5 and tries < $4
             returning code_hash`,
      values: [keyHash, workspaceId, contactId, mostTries, now],
    })
    return row?.code_hash
  },
  /** Of two that use one code at once, one does. */
  async useCode(keyHash: Buffer, workspaceId: string, codeHash: Buffer): Promise<boolean> {
    const rows = await db.call({
      name: 'auth-use-code',
      text: `update auth.case_key set code_hash = null, code_expires_at = null
             where key_hash = $1 and workspace_id = $2 and code_hash = $3 and revoked_at is null
             returning key_hash`,
      values: [keyHash, workspaceId, codeHash],
    })
    return rows.length > 0
  },
})
