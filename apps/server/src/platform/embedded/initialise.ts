import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Binaries, programEnvironment } from './binaries.ts'
import { handOver, type Identity, invoke } from './identity.ts'
import { errorCode, StartProblem } from './problem.ts'
import { processState } from './processes.ts'
import type { Transport } from './settings.ts'

/** The superuser of an embedded cluster: migrations and backup only. */
export const OWNER = 'warmline_owner'

export interface NewCluster {
  readonly cluster: string
  readonly binaries: Binaries
  readonly identity: Identity
  readonly transport: Transport
  /** Skips the flush to disk; tests only. */
  readonly quick: boolean
}

/**
 * Makes a cluster beside its final place and renames it: a killed initdb leaves no half cluster, and of two
 * starting processes one wins. Gives the random owner password on the loopback transport, else undefined.
 */
export async function initialiseCluster(wanted: NewCluster): Promise<void> {
  const draft = `${wanted.cluster}.new-${process.pid}`
  await removeAbandonedDrafts(wanted.cluster)
  await mkdir(draft, { mode: 0o700 })
  handOver(wanted.identity, draft)
  const passwordFile = join(dirname(wanted.cluster), 'run', 'owner.password')
  const secured = wanted.transport === 'loopback'
  if (secured) await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  try {
    await runInitdb(wanted, draft, secured ? passwordFile : undefined)
    await writeFile(join(draft, 'pg_hba.conf'), accessRules(wanted.transport))
    await rename(draft, wanted.cluster)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (errorCode(error) === 'ENOTEMPTY' || errorCode(error) === 'EEXIST') return
    throw error
  }
}

function accessRules(transport: Transport): string {
  // Who may open the socket is decided by its directory (0700).
  return transport === 'socket' ? 'local all all trust\n' : 'host all all 127.0.0.1/32 scram-sha-256\n'
}

function runInitdb(wanted: NewCluster, directory: string, passwordFile: string | undefined): Promise<void> {
  const { binaries, identity } = wanted
  const args = [
    '-D',
    directory,
    `--username=${OWNER}`,
    '--encoding=UTF8',
    '--data-checksums',
    '--no-instructions',
  ]
  args.push(
    ...(binaries.major >= 17
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
      : ['--locale=C']),
  )
  args.push(
    ...(passwordFile === undefined ? ['--auth=trust'] : ['--auth=scram-sha-256', `--pwfile=${passwordFile}`]),
  )
  if (wanted.quick) args.push('--no-sync')
  const call = invoke(identity, binaries.initdb, args)
  return new Promise((done, fail) => {
    const child = spawn(call.file, [...call.args], {
      ...call.options,
      cwd: directory,
      env: programEnvironment(binaries),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString('utf8')).slice(-2_000)
    })
    child.once('error', (error) => fail(initFailed(error.message)))
    child.once('close', (code) => (code === 0 ? done() : fail(initFailed(complaint))))
  })
}

function initFailed(complaint: string): StartProblem {
  const reason = complaint.trim().split('\n').slice(0, 3).join(' ') || 'initdb gave no reason'
  return new StartProblem(
    'postgres-start-failed',
    `The embedded PostgreSQL could not be set up: ${reason}`,
    'Check free disk space and the --data DIR, or set DATABASE_URL to a PostgreSQL 15 or newer.',
  )
}

async function removeAbandonedDrafts(cluster: string): Promise<void> {
  const parent = dirname(cluster)
  const prefix = `${basename(cluster)}.new-`
  for (const name of await readdir(parent)) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : undefined
    if (pid === undefined || (pid !== process.pid && processState(pid) === 'running')) continue
    await rm(join(parent, name), { recursive: true, force: true })
  }
}
