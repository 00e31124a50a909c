import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { Client, type ClientConfig } from 'pg'
import { locateBinaries, platformPackage } from './binaries.ts'
import { bringUp, ownerConfig, type SupervisorLog } from './bring-up.ts'
import { findDirectories, guardVersion, prepareDirectories } from './directories.ts'
import { type CrashReport, guardPostmaster } from './guard.ts'
import { chooseIdentity, handOver } from './identity.ts'
import { initialiseCluster } from './initialise.ts'
import type { Site } from './postmaster.ts'
import { livingPostmaster } from './postmaster-file.ts'
import { serverSettings, transportOf } from './settings.ts'
import { createDatabase, databaseExists } from './store.ts'

/** The database of an embedded cluster that Warmline works in. */
const DATABASE = 'warmline'

export interface EmbeddedOptions {
  /** `<dataDir>/postgres` gets the cluster, `<dataDir>/run` the socket and the server's log. */
  readonly dataDir: string
  /** Another npm package with the binaries; default: the one for this machine. */
  readonly packageName?: string
  readonly log: SupervisorLog
  readonly onCrash?: (report: CrashReport) => void
}

export interface EmbeddedServer {
  /**
   * For the owner, a superuser: migrations and backup only. Stays valid when the postmaster is restarted.
   * Has a password only where the server listens on 127.0.0.1 (Windows); elsewhere the socket's directory is the
   * key, and other roles connect with the same settings and no password.
   */
  readonly ownerConfig: ClientConfig
  readonly majorVersion: number
  /** True if the postmaster was already running (our process had been killed) and was taken over. */
  readonly adopted: boolean
  /** Process number of the postmaster of now. */
  postmasterPid(): number
  /** Fast stop, once; close the pools first. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL on a data directory, or adopts the one that runs there without an owner.
 * Rejects with a `StartProblem` (a code and a one-line remedy) for everything a person can put right.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const site = await prepareSite(options)
  const session = await bringUp(site, undefined, options.log, new AbortController().signal)
  const { adopted, major, address } = session
  const guard = guardPostmaster(site, session, options.log, options.onCrash ?? (() => undefined))
  const owner = ownerConfig(site, address, DATABASE)
  try {
    await ensureDatabase(ownerConfig(site, address, 'postgres'))
  } catch (error) {
    await guard.stop()
    throw error
  }
  return {
    ownerConfig: owner,
    majorVersion: major,
    adopted,
    postmasterPid: () => guard.current().pid,
    stop: guard.stop,
  }
}

/** How the owner reaches the server that runs on `dataDir` in another process; undefined if none does. */
export async function connectionToRunning(dataDir: string): Promise<ClientConfig | undefined> {
  const directories = await findDirectories(dataDir)
  if (directories === undefined) return undefined
  const living = await livingPostmaster(directories.cluster)
  if (living === undefined) return undefined
  const transport = living.socketDir === '' ? 'loopback' : 'socket'
  const host = transport === 'loopback' ? '127.0.0.1' : living.socketDir
  return ownerConfig({ directories, transport }, { host, port: living.port }, DATABASE)
}

/** Tests make many short-lived clusters and flush nothing. */
export interface QuickOptions {
  readonly quick?: boolean
  readonly settings?: Readonly<Record<string, string>>
}

/** Directories, binaries, identity and cluster are in place afterwards; nothing runs yet. */
export async function prepareSite(
  options: Pick<EmbeddedOptions, 'dataDir' | 'packageName'> & QuickOptions,
): Promise<Site> {
  const directories = await prepareDirectories(options.dataDir)
  const shadow = join(directories.run, 'lib')
  const binaries = await locateBinaries(options.packageName ?? platformPackage(), shadow)
  const present = await guardVersion(directories.cluster, binaries.major)
  const identity = chooseIdentity(binaries, directories.data, directories.cluster)
  if (identity.kind === 'setuid') await chmod(directories.data, 0o711)
  handOver(identity, directories.run)
  const transport = transportOf(process.platform)
  const quick = options.quick ?? false
  if (present === undefined) {
    await initialiseCluster({ cluster: directories.cluster, binaries, identity, transport, quick })
  }
  return {
    directories,
    binaries,
    identity,
    transport,
    settings: serverSettings(binaries.major, options.settings ?? {}),
  }
}

async function ensureDatabase(config: ClientConfig): Promise<void> {
  const client = new Client(config)
  await client.connect()
  try {
    if (!(await databaseExists(client, DATABASE))) await createDatabase(client, DATABASE)
  } finally {
    await client.end()
  }
}
