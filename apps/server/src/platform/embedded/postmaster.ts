import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, fchownSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Binaries, programEnvironment } from './binaries.ts'
import { chooseSocketDir, type Directories, SOCKET_PORT } from './directories.ts'
import { handOver, type Identity, invoke } from './identity.ts'
import { processState, sendSignal, waitUntil } from './processes.ts'
import { asArguments, type Transport } from './settings.ts'

const LOG_LIMIT = 5 * 1024 * 1024

/** Everything that is the same each time this cluster's postmaster is started. */
export interface Site {
  readonly directories: Directories
  readonly binaries: Binaries
  readonly identity: Identity
  readonly transport: Transport
  readonly settings: Readonly<Record<string, string>>
}

/** Where a postmaster listens. */
export interface Address {
  readonly host: string
  readonly port: number
}

export interface Launched {
  readonly address: Address
  readonly pid: number | undefined
  /** Whether the process that was started has ended again. */
  hasEnded(): boolean
}

/** The path of the embedded server's own log, bounded to two files of 5 MB. */
export function serverLog(site: Pick<Site, 'directories'>): string {
  return join(site.directories.run, 'postgres.log')
}

/** Starts a postmaster that survives us (so that a killed node loses nothing) and does not hear our Ctrl-C. */
export async function launch(site: Site, previous: Address | undefined): Promise<Launched> {
  const address = previous ?? (await newAddress(site))
  const listen =
    site.transport === 'socket'
      ? {
          unix_socket_directories: quoted(address.host),
          unix_socket_permissions: '0700',
          listen_addresses: '',
        }
      : { unix_socket_directories: '', listen_addresses: address.host }
  const args = [
    '-D',
    site.directories.cluster,
    '-p',
    String(address.port),
    ...asArguments({ ...site.settings, ...listen }),
  ]
  const call = invoke(site.identity, site.binaries.postgres, args)
  const log = openLog(site)
  try {
    const child = spawn(call.file, [...call.args], {
      ...call.options,
      cwd: site.directories.cluster,
      env: programEnvironment(site.binaries),
      stdio: ['ignore', log, log],
      detached: true,
    })
    child.on('error', () => undefined)
    child.unref()
    return { address, pid: child.pid, hasEnded: () => hasEnded(child) }
  } finally {
    closeSync(log)
  }
}

/** The last lines the server wrote, on one line: the reason why it did not start. */
export function lastWords(site: Pick<Site, 'directories'>): string {
  try {
    const lines = readFileSync(serverLog(site), 'utf8').trimEnd().split('\n')
    return lines.slice(-3).join(' | ').slice(-600)
  } catch {
    return 'it left no log'
  }
}

/** Fast stop: open transactions are rolled back, everything committed is flushed. True once it has ended. */
export async function stopPostmaster(site: Site, pid: number): Promise<void> {
  const ended = (): boolean => processState(pid) !== 'running'
  if (process.platform === 'win32') return stopByControl(site)
  for (const [signal, patienceMs] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    sendSignal(pid, signal)
    if (await waitUntil(ended, patienceMs)) return
  }
}

/** Removes a socket directory that stands outside the data directory. */
export async function removeSocketDir(site: Site, address: Address): Promise<void> {
  const outside = site.transport === 'socket' && address.host !== site.directories.run
  if (outside) await rm(address.host, { recursive: true, force: true })
}

async function newAddress(site: Site): Promise<Address> {
  if (site.transport === 'loopback') return { host: '127.0.0.1', port: await freePort() }
  const host = await chooseSocketDir(site.directories.run)
  handOver(site.identity, host)
  return { host, port: SOCKET_PORT }
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net')
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const bound = probe.address()
      probe.close(() => done(typeof bound === 'object' && bound !== null ? bound.port : SOCKET_PORT))
    })
  })
}

/** unix_socket_directories is a list: a path with a comma or a space in it must be quoted. */
function quoted(path: string): string {
  return `"${path.replaceAll('"', '""')}"`
}

function openLog(site: Site): number {
  const path = serverLog(site)
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > LOG_LIMIT) renameSync(path, `${path}.1`)
  const log = openSync(path, 'a', 0o600)
  if (site.identity.kind === 'setuid') fchownSync(log, site.identity.uid, site.identity.gid)
  return log
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

function stopByControl(site: Site): Promise<void> {
  const call = invoke(site.identity, site.binaries.pgCtl, [
    'stop',
    '-D',
    site.directories.cluster,
    '-m',
    'fast',
    '-w',
  ])
  return new Promise((done) => {
    const child = spawn(call.file, [...call.args], {
      env: programEnvironment(site.binaries),
      stdio: 'ignore',
    })
    child.once('error', () => done())
    child.once('close', () => done())
  })
}
