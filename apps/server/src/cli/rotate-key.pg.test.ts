import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCrypto } from '../platform/crypto.ts'
import { aCommit } from '../platform/harness/commits.ts'
import { type OpenTestDatabase, openTestDatabase } from '../platform/harness/test-database.ts'
import { loadMasterKeys } from '../platform/master-key.ts'
import { createStore } from '../platform/store.ts'
import { openDatabase } from '../platform/store-connection.ts'
import { createKeyStore } from '../platform/store-keys.ts'

const program = fileURLToPath(new URL('./rotate-key.ts', import.meta.url))
const content = {
  contentId: 'cnt_1',
  ownerId: 'ctc_1',
  kind: 'message' as const,
  body: 'only I may read this',
}

describe('npm run rotate-key', () => {
  let test: OpenTestDatabase
  let folder: string
  beforeAll(async () => {
    test = await openTestDatabase()
    folder = await mkdtemp(join(tmpdir(), 'warmline-rotate-'))
  })
  afterAll(async () => {
    await test?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const run = () => {
    const { host, port, user, database } = test.owner
    const url = `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host ?? '')}`
    return new Promise<string>((resolve, reject) => {
      const env = { ...process.env, DATABASE_URL: url, WARMLINE_KEY: '', WARMLINE_KEY_OLD: '' }
      execFile(process.execPath, [program, '--data', folder], { env }, (error, out, err) =>
        error ? reject(new Error(err)) : resolve(out),
      )
    })
  }

  it('given a node that works on the data, it refuses and changes nothing: what the node writes must be opened later', async () => {
    await loadMasterKeys(folder, {})
    const before = await readFile(join(folder, 'master.key'), 'utf8')
    const node = new Client({ ...test.app, application_name: 'warmline' })
    await node.connect()
    try {
      await expect(run()).rejects.toThrow('stop the server first')
    } finally {
      await node.end()
    }
    expect(await readFile(join(folder, 'master.key'), 'utf8')).toBe(before)
  })

  it('given a sealed text, when the key is rotated, then only the new key opens it', async () => {
    const db = openDatabase({ app: test.owner, runner: test.owner, poolSize: 1 })
    try {
      const keys = createKeyStore(db)
      const old = await loadMasterKeys(folder, {})
      const before = createCrypto({ masters: old, keys, now: () => 1 })
      const sealed = await before.sealContent('ws_a', content)
      await createStore(db).commit(
        aCommit({ workspaceId: 'ws_a', subjectKind: 'article', subjectId: 'art_1' }),
      )

      expect(await run()).toContain('wrapped by the new master key')

      const lines = (await readFile(join(folder, 'master.key'), 'utf8')).trim().split('\n')
      expect(lines).toHaveLength(1)
      const fresh = await loadMasterKeys(folder, {})
      expect(fresh.current.kid).not.toBe(old.current.kid)
      const after = createCrypto({ masters: fresh, keys, now: () => 1 })
      expect(await after.openContents('ws_a', [sealed])).toEqual(new Map([['cnt_1', content.body]]))
      const stale = createCrypto({ masters: old, keys, now: () => 1 })
      await expect(stale.openContents('ws_a', [sealed])).rejects.toThrow('is missing')
    } finally {
      await db.close()
    }
  })
})
