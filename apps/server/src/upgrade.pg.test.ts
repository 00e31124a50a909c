import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { deciders } from '@warmline/core'
import { afterAll, describe, expect, it } from 'vitest'
import { importBackup } from './platform/backup/import.ts'
import { migrate } from './platform/db/migrate.ts'
import { createEmptyTestDatabase, type TestDatabase } from './platform/embedded/test-cluster.ts'
import { createStore } from './platform/store.ts'
import { openDatabase } from './platform/store-connection.ts'
import { createKeyStore } from './platform/store-keys.ts'
import { verifyWorkspace } from './platform/verify.ts'
import { promiseLedgerCheck } from './promise/verify-ledger.ts'
import { backUpBeforeUpgrade } from './upgrade.ts'

const migrations = new URL('./platform/db/migrations/', import.meta.url)
const releases = new URL('./released/', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'wl-upgrade-'))
const made: TestDatabase[] = []

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createEmptyTestDatabase()
  made.push(database)
  return database
}

afterAll(async () => {
  for (const database of made) await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

describe.each(readdirSync(releases).filter((name) => name.endsWith('.backup')))(
  'given the data of %s',
  (name) => {
    it('when this version starts on them, then every log folds into its state rows as it did then', async () => {
      const { ownerConfig: owner } = await emptyDatabase()
      const from = fileURLToPath(new URL(name, releases))
      const { rows } = await importBackup({ owner, from, migrations, migrate })
      expect(rows).toBeGreaterThan(500)
      const db = openDatabase({ app: owner, runner: owner, poolSize: 2, answerWithinMs: 60_000 })
      try {
        const store = createStore(db)
        const heads = await store.acrossHeads()
        expect(heads.length).toBeGreaterThan(0)
        for (const { workspaceId, lane } of heads)
          expect(
            await verifyWorkspace(store, workspaceId, {
              deciders,
              lanes: [lane],
              ledgers: [promiseLedgerCheck(store, db)],
              texts: { keys: createKeyStore(db), masters: null },
            }),
          ).toMatchObject({ ok: true })
      } finally {
        await db.close()
      }
    })
  },
)

describe('given data of an earlier version', () => {
  /** Our own migrations, and one more that a newer version brings. */
  function newer(sql: string): URL {
    const directory = mkdtempSync(join(folder, 'migrations-'))
    cpSync(fileURLToPath(migrations), directory, { recursive: true })
    writeFileSync(
      join(directory, `${String(readdirSync(directory).length + 1).padStart(4, '0')}-new.sql`),
      sql,
    )
    return pathToFileURL(`${directory}/`)
  }

  it('when a newer version starts, then a backup that can be restored stands beside them before anything changes', async () => {
    const data = mkdtempSync(join(folder, 'data-'))
    const { ownerConfig: owner } = await emptyDatabase()
    const asked: string[][] = []
    const upgrade = (directory: URL) =>
      migrate({
        owner,
        directory,
        beforeUpgrade: async (names) => {
          asked.push([...names])
          await backUpBeforeUpgrade(owner, data, names, new Date(Date.UTC(2027, 0, asked.length)))
        },
      })
    await upgrade(migrations)
    expect(asked).toEqual([])
    const directory = newer('create table fresh (n int);')
    await upgrade(directory)
    await upgrade(directory)
    expect(asked).toHaveLength(1)
    const [file = '', ...rest] = readdirSync(join(data, 'backups'))
    expect([rest, file.endsWith(`-before-${asked[0]?.[0]?.replace('.sql', '')}.backup`)]).toEqual([[], true])
    const { ownerConfig } = await emptyDatabase()
    const report = await importBackup({
      owner: ownerConfig,
      from: join(data, 'backups', file),
      migrations,
      migrate,
    })
    expect(report.createdAt).toBe('2027-01-01T00:00:00.000Z')
  })

  it('when the backup cannot be written, then nothing is changed', async () => {
    const data = mkdtempSync(join(folder, 'data-'))
    writeFileSync(join(data, 'backups'), 'a file where the folder should be')
    const { ownerConfig: owner } = await emptyDatabase()
    await migrate({ owner })
    const beforeUpgrade = async (names: readonly string[]) => {
      await backUpBeforeUpgrade(owner, data, names, new Date(0))
    }
    const directory = newer('create table fresh (n int);')
    await expect(migrate({ owner, directory, beforeUpgrade })).rejects.toThrow(/EEXIST|ENOTDIR/)
    expect(await migrate({ owner })).toEqual([])
  })

  it('when there are three backups of upgrades already, then the oldest makes room and other files stay', async () => {
    const data = mkdtempSync(join(folder, 'data-'))
    const { ownerConfig: owner } = await emptyDatabase()
    await migrate({ owner })
    for (const day of [1, 2, 3])
      await backUpBeforeUpgrade(owner, data, ['0001-x.sql'], new Date(Date.UTC(2027, 0, day)))
    writeFileSync(join(data, 'backups', 'mine.backup'), 'kept by hand')
    await backUpBeforeUpgrade(owner, data, ['0002-y.sql'], new Date(Date.UTC(2027, 0, 4)))
    expect(readdirSync(join(data, 'backups')).sort()).toEqual([
      '2027-01-02T00-00-00-000Z-before-0001-x.backup',
      '2027-01-03T00-00-00-000Z-before-0001-x.backup',
      '2027-01-04T00-00-00-000Z-before-0002-y.backup',
      'mine.backup',
    ])
  })
})
