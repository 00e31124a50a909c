import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { waitUntil } from './processes.ts'

/** What `owner-process.ts` said first. */
interface OwnerSaid {
  readonly ready?: true
  readonly postmasterPid?: number
  readonly adopted?: boolean
  readonly host?: string
  readonly problem?: string
  readonly message?: string
  readonly remedy?: string
}

export interface OwnerProcess {
  readonly said: OwnerSaid
  readonly pid: number
  /** The last row it said was committed; -1 before the first. */
  acknowledged(): number
  /** Waits until it has ended. */
  kill(signal: NodeJS.Signals): Promise<void>
}

export interface OwnerOptions {
  readonly dataDir: string
  readonly packageName?: string
  readonly write?: boolean
  /** Runs it as this user. */
  readonly uid?: number
}

const NODE = process.execPath

/** Starts a process that owns an embedded server, and waits for its first line. */
export async function startOwner(options: OwnerOptions): Promise<OwnerProcess> {
  const script = join(import.meta.dirname, 'owner-process.ts')
  const args = [script, options.dataDir, options.packageName ?? '', options.write === true ? 'write' : '']
  const command =
    options.uid === undefined ? [NODE, ...args] : ['setpriv', ...asUser(options.uid), NODE, ...args]
  const child = spawn(command[0] ?? '', command.slice(1), {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: '/',
    env: { PATH: process.env['PATH'], HOME: '/' },
  })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString('utf8')
  })
  let said: OwnerSaid | undefined
  let acknowledged = -1
  createInterface({ input: child.stdout }).on('line', (line) => {
    const parsed = JSON.parse(line) as OwnerSaid & { acknowledged?: number }
    if (parsed.acknowledged !== undefined) acknowledged = parsed.acknowledged
    else said ??= parsed
  })
  // not its exit: what it said may still be on its way then
  let isClosed = false
  child.once('close', () => {
    isClosed = true
  })
  await waitUntil(() => said !== undefined || isClosed, 60_000)
  if (said === undefined) throw new Error(`the owner process said nothing: ${complaint}`)
  return {
    said,
    pid: child.pid ?? -1,
    acknowledged: () => acknowledged,
    kill: (signal) => kill(child, signal),
  }
}

function asUser(uid: number): string[] {
  return [`--reuid=${uid}`, `--regid=${uid}`, '--clear-groups']
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal)
  await waitUntil(() => child.exitCode !== null || child.signalCode !== null, 60_000)
}
