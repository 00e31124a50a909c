import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundle } from './measure.ts'
import type { Wanted } from './prepared.ts'
import { freePort, startServer } from './server.ts'
import { begin, run } from './terminal.ts'

const companyProgram = fileURLToPath(new URL('./company.ts', import.meta.url))

/** The company stands in the folder afterwards. */
export async function prepare(wanted: Wanted): Promise<void> {
  await mkdir(wanted.folder, { recursive: true, mode: 0o700 })
  begin(`a log of ${wanted.events.toLocaleString('en')} events`)
  await run(process.execPath, [companyProgram, JSON.stringify({ ...wanted, folder: resolve(wanted.folder) })])
}

/** On the disk too when it is done: else the kernel writes gigabytes beside what is measured, and commits wait for it. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await run('cp', ['-a', '--reflink=auto', `${from}/.`, to])
  await run('sync', ['-f', to])
}

/** A directory for as long as it is used. */
export async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'wl-bench-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

export function coldStart(): Promise<number> {
  begin('cold start')
  return inFolder(async (data) => {
    const server = await startServer({ bundle, data, port: await freePort() })
    await server.stop()
    return Math.round(server.startMs)
  })
}

/** The middle one of so many (an odd number). */
export async function warmStart(data: string, port: number, tries: number): Promise<number> {
  begin('warm start')
  const times: number[] = []
  for (let n = 0; n < tries; n++) {
    const server = await startServer({ bundle, data, port })
    times.push(server.startMs)
    await server.stop()
  }
  return Math.round(times.sort((a, b) => a - b)[(tries - 1) / 2] ?? 0)
}
