import { spawnSync } from 'node:child_process'
import { chownSync, type Stats, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { type Binaries, programEnvironment } from './binaries.ts'
import { StartProblem } from './problem.ts'

/** PostgreSQL refuses to run as root, so root runs it under another identity. */
export type Identity =
  | { readonly kind: 'direct' }
  | { readonly kind: 'namespace' }
  | { readonly kind: 'setuid'; readonly uid: number; readonly gid: number }

export interface Invocation {
  readonly file: string
  readonly args: readonly string[]
  readonly options: { uid?: number; gid?: number }
}

const NOBODY = 65534
const UNSHARE = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--']

/** How to call `file` under `identity`. In every case the process that is spawned becomes `file` itself. */
export function invoke(identity: Identity, file: string, args: readonly string[]): Invocation {
  if (identity.kind === 'namespace')
    return { file: 'unshare', args: [...UNSHARE, file, ...args], options: {} }
  if (identity.kind === 'setuid') return { file, args, options: { uid: identity.uid, gid: identity.gid } }
  return { file, args, options: {} }
}

/** Gives files that root made to the identity PostgreSQL runs under. */
export function handOver(identity: Identity, ...paths: readonly string[]): void {
  if (identity.kind !== 'setuid') return
  for (const path of paths) chownSync(path, identity.uid, identity.gid)
}

/**
 * Not root: directly. Root on a cluster that another user owns: as that user. Root otherwise: in a user
 * namespace (needs no chown and works under a private home), else as the owner of the directory above or nobody.
 * Refusal: `postgres-not-as-root`.
 */
export function chooseIdentity(binaries: Binaries, dataDir: string, clusterDir: string): Identity {
  if (process.getuid === undefined) return { kind: 'direct' }
  if (process.getuid() !== 0) {
    return !hasUserName() && works({ kind: 'namespace' }, binaries, dataDir)
      ? { kind: 'namespace' }
      : { kind: 'direct' }
  }
  const owner = statOf(clusterDir)
  if (owner !== undefined && owner.uid !== 0) return { kind: 'setuid', uid: owner.uid, gid: owner.gid }
  if (works({ kind: 'namespace' }, binaries, dataDir)) return { kind: 'namespace' }
  const above = nearestOwner(dataDir)
  const candidates: Identity[] = [{ kind: 'setuid', uid: NOBODY, gid: NOBODY }]
  if (above !== undefined) candidates.unshift({ kind: 'setuid', uid: above.uid, gid: above.gid })
  const usable = owner === undefined ? candidates.find((one) => works(one, binaries, '/')) : undefined
  if (usable !== undefined) return usable
  throw new StartProblem(
    'postgres-not-as-root',
    'PostgreSQL does not run as root, and this machine allows neither a user namespace nor another user to reach it.',
    'Start Warmline as an ordinary user that owns its directories, or set DATABASE_URL.',
  )
}

/** initdb wants a name for the user id; containers often run under a number without one. */
function hasUserName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function works(identity: Identity, binaries: Binaries, writable: string): boolean {
  const wanted = writable === '/' ? '-x' : '-w'
  const script = `test ${wanted} "$1" && exec "$2" --version`
  const call = invoke(identity, '/bin/sh', ['-c', script, 'sh', writable, binaries.postgres])
  const result = spawnSync(call.file, [...call.args], {
    ...call.options,
    cwd: '/',
    env: programEnvironment(binaries),
    stdio: 'ignore',
    timeout: 10_000,
  })
  return result.status === 0
}

function nearestOwner(path: string): Stats | undefined {
  for (let at = path; at !== dirname(at); at = dirname(at)) {
    const stats = statOf(at)
    if (stats !== undefined && stats.uid !== 0) return stats
  }
  return undefined
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false })
}
