import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { livingPostmaster } from './postmaster-file.ts'
import { processState, sendSignal, waitUntil } from './processes.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Directory of this run's test clusters; they are started by the first test that asks for one. */
    testClusters: string
  }
}

const PREFIX = 'wl-test-'
const MEMORY = '/dev/shm'
const ROOM_WANTED = 4 * 1024 ** 3

/** vitest's global setup: one directory for the clusters of a run, and nothing left of them afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const base = await fastestBase()
  await removeAbandoned(base)
  const directory = await mkdtemp(join(base, `${PREFIX}${process.pid}-`))
  project.provide('testClusters', directory)
  return () => discard(directory)
}

/** Memory where there is enough of it: a clone takes 20 ms there, and 80 to 500 ms on a busy disk. */
async function fastestBase(): Promise<string> {
  const room = await statfs(MEMORY).catch(() => undefined)
  return room !== undefined && room.bavail * room.bsize > ROOM_WANTED ? MEMORY : tmpdir()
}

/** Clusters of a run that was killed. */
async function removeAbandoned(base: string): Promise<void> {
  for (const name of await readdir(base)) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : Number.NaN
    if (Number.isInteger(pid) && processState(pid) !== 'running') await discard(join(base, name))
  }
}

async function discard(directory: string): Promise<void> {
  for (const name of await readdir(directory).catch(() => [])) {
    const postmaster = await livingPostmaster(join(directory, name, 'postgres'))
    if (postmaster === undefined) continue
    sendSignal(postmaster.pid, 'SIGQUIT')
    await waitUntil(() => processState(postmaster.pid) !== 'running', 5_000)
  }
  await rm(directory, { recursive: true, force: true, maxRetries: 3 })
}
