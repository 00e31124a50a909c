import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client, ClientConfig } from 'pg'
import { OWNER } from './initialise.ts'
import { type LockOutcome, takeLock } from './lock.ts'
import { type Address, lastWords, launch, type Site, serverLog } from './postmaster.ts'
import { clearDeadPostmaster, livingPostmaster, readPostmasterFile } from './postmaster-file.ts'
import { StartProblem } from './problem.ts'
import { runsOnCluster } from './processes.ts'

/** Structured lines in pino's argument order. */
export interface SupervisorLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** A running postmaster whose data directory this process owns. */
export interface Session {
  /** Holds the lock; its end is how we learn that the postmaster died. */
  readonly client: Client
  readonly pid: number
  readonly address: Address
  readonly adopted: boolean
  readonly major: number
}

/** How the owner connects to a server at `address`. */
export function ownerConfig(
  site: Pick<Site, 'directories' | 'transport'>,
  address: Address,
  database: string,
): ClientConfig {
  const config: ClientConfig = { host: address.host, port: address.port, user: OWNER, database, ssl: false }
  if (site.transport === 'loopback') {
    config.password = readFileSync(join(site.directories.run, 'owner.password'), 'utf8')
  }
  return config
}

/**
 * Adopts the living postmaster or starts one, waits until it is ready, and takes the lock.
 * Refusals: `data-dir-in-use`, `postgres-start-failed`.
 */
export async function bringUp(
  site: Site,
  previous: Address | undefined,
  log: SupervisorLog,
  signal: AbortSignal,
): Promise<Session> {
  let address = previous
  for (let attempt = 1; attempt <= 4; attempt++) {
    const found = await findOrLaunch(site, address)
    address = found.address
    const outcome = await takeLock({
      config: ownerConfig(site, found.address, 'postgres'),
      isAlive: found.isAlive,
      signal,
      onWait: (reason) => log.info({ reason }, 'waiting for the embedded database'),
    })
    if (outcome.kind === 'held') return await session(site, found, outcome)
    if (outcome.kind === 'taken') throw inUse(site, outcome.owner)
    if (outcome.kind === 'silent') throw silent(site, found.pid)
    if (signal.aborted) break
    // Gone: it was just shutting down, or another process won the race to start one. Look again.
    if (!found.adopted && (await livingPostmaster(site.directories.cluster)) === undefined) break
  }
  throw new StartProblem(
    'postgres-start-failed',
    `The embedded PostgreSQL did not start: ${lastWords(site)}`,
    `Read ${serverLog(site)}; a full disk and too little memory are the usual reasons.`,
  )
}

interface Found {
  readonly address: Address
  readonly pid: number | undefined
  readonly adopted: boolean
  isAlive(): boolean
}

async function findOrLaunch(site: Site, previous: Address | undefined): Promise<Found> {
  const { cluster } = site.directories
  const living = await livingPostmaster(cluster)
  if (living === undefined) {
    await clearDeadPostmaster(cluster)
    const launched = await launch(site, previous)
    return { ...launched, adopted: false, isAlive: () => !launched.hasEnded() }
  }
  const host = living.socketDir === '' ? '127.0.0.1' : living.socketDir
  return {
    address: { host, port: living.port },
    pid: living.pid,
    adopted: true,
    isAlive: () => runsOnCluster(living.pid, cluster),
  }
}

async function session(site: Site, found: Found, held: LockOutcome & { kind: 'held' }): Promise<Session> {
  const file = await readPostmasterFile(join(site.directories.cluster, 'postmaster.pid'))
  const pid = file?.pid ?? found.pid
  if (pid === undefined) throw new Error('a postmaster that answers has no process number')
  return { client: held.client, pid, address: found.address, adopted: found.adopted, major: held.major }
}

function inUse(site: Site, owner: string | undefined): StartProblem {
  const who = owner === undefined ? 'another process' : `process ${owner}`
  return new StartProblem(
    'data-dir-in-use',
    `Warmline is already running on ${site.directories.data} (${who}).`,
    'Stop that one first, or give this one its own --data DIR.',
  )
}

function silent(site: Site, pid: number | undefined): StartProblem {
  return new StartProblem(
    'postgres-start-failed',
    `A PostgreSQL process (${pid ?? 'unknown'}) runs on ${site.directories.cluster} but does not answer.`,
    `End it with "kill -INT ${pid ?? 'PID'}" and start again.`,
  )
}
