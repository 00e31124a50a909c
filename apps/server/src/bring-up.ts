import { chmod, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import type { Config } from './config.ts'
import { appRole, asRole, type MigrateOptions, migrate, runnerRole } from './platform/db/migrate.ts'
import { startEmbedded } from './platform/embedded/supervisor.ts'
import { createIsolation, type Isolation } from './platform/isolation.ts'
import { loadMasterKeys, type MasterKeys, rolePassword } from './platform/master-key.ts'
import { createOutage } from './platform/outage.ts'
import { createScrubber, type Scrubber } from './platform/scrubber.ts'
import { createStorage, type Room, roomIn, type Storage } from './platform/storage.ts'
import { type Database, openDatabase } from './platform/store-connection.ts'
import { backUpBeforeUpgrade } from './upgrade.ts'

/** The database this node works on, migrated and opened as the role that owns nothing. */
export interface Ground {
  masters: MasterKeys
  db: Database
  /** for the bus's own connection */
  appConfig: ClientConfig
  isEmbedded: boolean
  /** destroyed keys leave the database's files too */
  scrubber: Scrubber
  /** of the disk under the embedded database; an outside one looks after its own */
  storage: Storage
  /** null = the database is on this machine: there is no better place to go */
  isolation: Isolation | null
  stop(): Promise<void>
}

export interface GroundLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** Something a person can put right before the server starts; one line that says what to do. */
export class StartRefused extends Error {
  override name = 'StartRefused'
}

const unlimited = async (): Promise<Room> => ({
  free: Number.POSITIVE_INFINITY,
  total: Number.POSITIVE_INFINITY,
})

/** Another server is already there, such as a test's: used instead of `DATABASE_URL`. */
export interface GivenDatabase {
  owner: ClientConfig
  configFor(role: string): ClientConfig
}

export async function bringUp(
  config: Config,
  log: GroundLog,
  given?: GivenDatabase,
  room?: () => Promise<Room>,
): Promise<Ground> {
  await prepareData(config.data)
  const masters = await loadMasterKeys(config.data, config.environment)
  if (given) {
    await migrate({ owner: given.owner })
    return ground(
      masters,
      given.owner,
      given.configFor(appRole),
      given.configFor(runnerRole),
      log,
      config.data,
      room,
    )
  }
  if (config.databaseUrl !== null) return outside(config.databaseUrl, masters, log, config.data)
  const server = await startEmbedded({ dataDir: config.data, log })
  try {
    const owner = server.ownerConfig
    // On a private socket the directory is the key; on loopback the roles have a password of their own.
    const password = owner.password === undefined ? undefined : rolePassword(masters.current)
    await upgrade({ owner, ...(password === undefined ? {} : { rolePassword: password }) }, config.data, log)
    const app = asRole(owner, appRole, password)
    const runner = asRole(owner, runnerRole, password)
    const ownDisk = room ?? (() => roomIn(config.data))
    const opened = await ground(masters, owner, app, runner, log, config.data, ownDisk)
    opened.isolation?.stop()
    return {
      ...opened,
      isEmbedded: true,
      isolation: null,
      async stop() {
        await opened.stop()
        await server.stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function outside(url: string, masters: MasterKeys, log: GroundLog, dataDir: string): Promise<Ground> {
  const owner = { connectionString: url }
  const password = rolePassword(masters.current)
  await upgrade({ owner, rolePassword: password }, dataDir, log)
  const app = asRole(owner, appRole, password)
  return ground(masters, owner, app, asRole(owner, runnerRole, password), log, dataDir)
}

/** Brings the data to this version; what an earlier version wrote is backed up first, or the start is refused. */
async function upgrade(options: MigrateOptions, dataDir: string, log: GroundLog): Promise<void> {
  const beforeUpgrade = async (names: readonly string[]) => {
    try {
      const file = await backUpBeforeUpgrade(options.owner, dataDir, names, new Date())
      log.info({ file, migrations: names }, 'backed up before the upgrade')
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      throw new StartRefused(
        `This version changes the data, and they could not be backed up first (${why}). Nothing was changed. Make room in ${dataDir}, or go back to the version before.`,
      )
    }
  }
  await migrate({ ...options, beforeUpgrade })
}

async function ground(
  masters: MasterKeys,
  owner: ClientConfig,
  app: ClientConfig,
  runner: ClientConfig,
  log: GroundLog,
  dataDir: string,
  room: () => Promise<Room> = unlimited,
): Promise<Ground> {
  let isStopping = false
  const scrubber = createScrubber({ owner, dataDir, log })
  const outage = createOutage(log, () => performance.now())
  const isolation = createIsolation({ now: () => performance.now(), log })
  const failed = (error: unknown) => {
    if (isStopping) return
    outage.failed(error)
    isolation.failed()
  }
  const worked = () => {
    outage.worked()
    isolation.worked()
  }
  const storage = createStorage({ room, log })
  await storage.look()
  const db = openDatabase({ app, runner, outage: { failed, worked } })
  return {
    masters,
    db,
    appConfig: app,
    isEmbedded: false,
    scrubber,
    storage,
    isolation,
    async stop() {
      isStopping = true
      isolation.stop()
      storage.stop()
      await scrubber.stop()
      await db.close()
    },
  }
}

async function prepareData(directory: string): Promise<void> {
  const probe = join(directory, `.probe-${process.pid}`)
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 })
    await writeFile(probe, '')
    await rm(probe)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new StartRefused(
      `Warmline cannot write to ${directory} (${why}). Make it writable for this user, or choose another place with --data DIR.`,
    )
  }
  await chmod(directory, 0o700).catch(() => undefined)
}
