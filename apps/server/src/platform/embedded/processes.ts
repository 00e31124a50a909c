import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode } from './problem.ts'

export type ProcessState = 'running' | 'zombie' | 'gone'

/** A killed process that nobody reaps still answers `kill(pid, 0)`: only /proc tells that it is a zombie. */
export function processState(pid: number): ProcessState {
  if (process.platform === 'linux') {
    const stat = readStat(pid)
    if (stat === undefined) return 'gone'
    return stat.state === 'Z' || stat.state === 'X' ? 'zombie' : 'running'
  }
  try {
    process.kill(pid, 0)
    return 'running'
  } catch (error) {
    return errorCode(error) === 'ESRCH' ? 'gone' : 'running'
  }
}

/**
 * Whether `pid` runs PostgreSQL on this cluster. Every PostgreSQL process works in its data directory, so a
 * process number that was given to another program meanwhile (a reboot) is told apart. Not told apart outside
 * Linux, where PostgreSQL's own lock file has the last word.
 */
export function runsOnCluster(pid: number, clusterDir: string): boolean {
  if (processState(pid) !== 'running') return false
  if (process.platform !== 'linux') return true
  const directory = workingDirectory(pid)
  return directory === undefined ? readStat(pid)?.name === 'postgres' : directory === clusterDir
}

/** Backends that outlive a killed postmaster: starting a new one beside them would corrupt the cluster. */
export function survivorsOn(clusterDir: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && pid !== process.pid && workingDirectory(pid) === clusterDir)
    .filter((pid) => readStat(pid)?.name === 'postgres' && processState(pid) === 'running')
}

/** Waits until nothing runs on the cluster, asking ever less politely. Each step lasts at most `patienceMs`. */
export async function endSurvivors(clusterDir: string, patienceMs = 3_000): Promise<void> {
  for (const signal of [undefined, 'SIGQUIT', 'SIGKILL'] as const) {
    const survivors = survivorsOn(clusterDir)
    if (signal !== undefined) for (const pid of survivors) sendSignal(pid, signal)
    if (await waitUntil(() => survivorsOn(clusterDir).length === 0, patienceMs)) return
  }
}

/** Sends a signal; a process that has ended meanwhile is no error. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error
  }
}

/** Polls `condition` until it holds (true) or `limitMs` has passed (false). */
export async function waitUntil(condition: () => boolean, limitMs: number): Promise<boolean> {
  const deadline = performance.now() + limitMs
  while (!condition()) {
    if (performance.now() > deadline) return false
    await sleep(10)
  }
  return true
}

function readStat(pid: number): { name: string; state: string } | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const close = line.lastIndexOf(')')
    return { name: line.slice(line.indexOf('(') + 1, close), state: line.slice(close + 2, close + 3) }
  } catch {
    return undefined
  }
}

function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}
