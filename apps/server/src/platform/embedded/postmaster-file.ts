import { link, readFile, rename, rm, stat } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { socketFile } from './directories.ts'
import { endSurvivors, processState, runsOnCluster, survivorsOn } from './processes.ts'

/** What a running postmaster writes about itself into `postmaster.pid`. */
export interface PostmasterFile {
  readonly pid: number
  readonly port: number
  /** Empty when it listens on TCP only. */
  readonly socketDir: string
}

/** Reads `postmaster.pid`; undefined if there is none or it is only half written. */
export async function readPostmasterFile(file: string): Promise<PostmasterFile | undefined> {
  return postmasterIn(await readFile(file, 'utf8').catch(() => ''))
}

export function postmasterIn(text: string): PostmasterFile | undefined {
  const lines = text.split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!(Number.isInteger(pid) && pid > 0 && Number.isInteger(port) && port > 0)) return undefined
  return { pid, port, socketDir: lines[4] ?? '' }
}

/** The living postmaster of this cluster, whoever started it; undefined if there is none. */
export async function livingPostmaster(cluster: string): Promise<PostmasterFile | undefined> {
  const file = await readPostmasterFile(join(cluster, 'postmaster.pid'))
  if (file === undefined) return undefined
  if (runsOnCluster(file.pid, cluster)) return file
  // In another container its process number means nothing here, but its socket answers.
  return (await answers(file)) ? file : undefined
}

/**
 * Clears what a killed postmaster left: waits for its backends, then removes both lock files. PostgreSQL does
 * the latter itself for a process that is gone, but takes a zombie or a reused number for a living one.
 */
export async function clearDeadPostmaster(cluster: string): Promise<void> {
  await endSurvivors(cluster)
  const path = join(cluster, 'postmaster.pid')
  const dead = await readPostmasterFile(path)
  if (dead === undefined) await removeEmptyFile(cluster, path)
  if (dead === undefined || processState(dead.pid) === 'gone') return
  // Renamed first, so that what is judged is what is removed, even beside another starting process.
  const aside = `${path}.dead-${process.pid}`
  await rename(path, aside).catch(() => undefined)
  const taken = await readPostmasterFile(aside)
  if (taken !== undefined && taken.pid !== dead.pid) await link(aside, path).catch(() => undefined)
  else if (dead.socketDir !== '') {
    await rm(`${socketFile(dead.socketDir, dead.port)}.lock`, { force: true })
    await rm(socketFile(dead.socketDir, dead.port), { force: true })
  }
  await rm(aside, { force: true })
}

/** A power cut may leave an empty file, which PostgreSQL then refuses for ever; a starting one fills it at once. */
async function removeEmptyFile(cluster: string, path: string): Promise<void> {
  const stats = await stat(path).catch(() => undefined)
  if (stats === undefined || stats.size > 0 || Date.now() - stats.mtimeMs < 2_000) return
  if (survivorsOn(cluster).length === 0) await rm(path, { force: true })
}

function answers(file: PostmasterFile): Promise<boolean> {
  if (file.socketDir === '') return Promise.resolve(false)
  return new Promise((done) => {
    const socket = createConnection(socketFile(file.socketDir, file.port))
    const finish = (alive: boolean): void => {
      socket.destroy()
      done(alive)
    }
    socket.setTimeout(1_000, () => finish(false))
    socket.once('connect', () => finish(true))
    socket.once('error', () => finish(false))
  })
}
