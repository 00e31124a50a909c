import { access, constants, mkdir, mkdtemp, open, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { errorCode, errorLine, StartProblem } from './problem.ts'

/** Port of the socket's name, or of 127.0.0.1 where sockets cannot be used and a free one is not given. */
export const SOCKET_PORT = 5432

/** sockaddr_un.sun_path: 108 bytes on Linux, 104 on macOS, one of them for the closing NUL. */
const SOCKET_PATH_LIMIT = process.platform === 'darwin' ? 103 : 107

export interface Directories {
  /** Real path of `--data`. */
  readonly data: string
  /** The cluster, `<data>/postgres`. */
  readonly cluster: string
  /** `<data>/run`: sockets, server log, library links. */
  readonly run: string
}

/** Makes the data directory and proves that it can be written. Refusal: `data-dir-unwritable`. */
export async function prepareDirectories(dataDir: string): Promise<Directories> {
  const wanted = resolve(dataDir)
  try {
    await mkdir(join(wanted, 'run'), { recursive: true, mode: 0o700 })
    const data = await realpath(wanted)
    const run = join(data, 'run')
    const probe = join(data, `.write-${process.pid}`)
    await (await open(probe, 'w', 0o600)).close()
    await rm(probe)
    await access(run, constants.W_OK | constants.X_OK)
    return { data, run, cluster: join(data, 'postgres') }
  } catch (error) {
    throw new StartProblem(
      'data-dir-unwritable',
      `The data directory ${wanted} cannot be written (${errorCode(error) ?? errorLine(error)}).`,
      'Give another one with --data DIR, or make this one belong to the user that starts Warmline.',
      error,
    )
  }
}

/** Where directories are, without making or checking them; undefined if there is no such data directory. */
export async function findDirectories(dataDir: string): Promise<Directories | undefined> {
  const data = await realpath(resolve(dataDir)).catch(() => undefined)
  return data === undefined ? undefined : { data, run: join(data, 'run'), cluster: join(data, 'postgres') }
}

/**
 * The directory for the socket: `<data>/run`, or a private one under the temporary directory when the path
 * would not fit into a socket address. Refusal: `socket-path-too-long`.
 */
export async function chooseSocketDir(run: string): Promise<string> {
  if (socketFits(run)) return run
  for (const parent of new Set([tmpdir(), '/tmp'])) {
    if (!socketFits(join(parent, 'warmline-XXXXXX'))) continue
    try {
      return await realpath(await mkdtemp(join(parent, 'warmline-')))
    } catch {
      // The next parent may be writable.
    }
  }
  throw new StartProblem(
    'socket-path-too-long',
    `The path ${run} is too long for a socket, and no short temporary directory can be written.`,
    'Choose a shorter --data DIR, or set TMPDIR to a short directory that can be written.',
  )
}

export function socketFile(dir: string, port: number = SOCKET_PORT): string {
  return join(dir, `.s.PGSQL.${port}`)
}

function socketFits(dir: string): boolean {
  return Buffer.byteLength(`${socketFile(dir)}.lock`) <= SOCKET_PATH_LIMIT
}

/**
 * PostgreSQL's files are of one major version; undefined for a directory that has no cluster yet.
 * Refusals: `postgres-version-mismatch`, `data-dir-damaged`.
 */
export async function guardVersion(cluster: string, major: number): Promise<number | undefined> {
  const text = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined
    throw damaged(cluster, `PG_VERSION cannot be read (${errorCode(error)})`)
  })
  if (text === undefined) {
    const present = await access(cluster).then(
      () => true,
      () => false,
    )
    if (present) throw damaged(cluster, 'it has no PG_VERSION')
    return undefined
  }
  const found = Number(text.trim())
  if (found === major) return found
  throw new StartProblem(
    'postgres-version-mismatch',
    `The data in ${cluster} were written by PostgreSQL ${text.trim()}, but this Warmline brings PostgreSQL ${major}.`,
    'Back up with the Warmline that wrote them (npm run backup), then restore into a new --data DIR.',
  )
}

function damaged(cluster: string, what: string): StartProblem {
  return new StartProblem(
    'data-dir-damaged',
    `${cluster} is not a whole PostgreSQL cluster: ${what}.`,
    'Restore a backup into a new --data DIR; if it never held data, move it away and start again.',
  )
}
