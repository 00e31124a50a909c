import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import flags from '../../scripts/server-flags.json' with { type: 'json' }
import { cpuMsOf, ownCpuMsOf, residentOf } from './processes.ts'

export interface CpuMs {
  server: number
  database: number
}

/** The product as `npm start` runs it, on a data directory. */
export interface MeasuredServer {
  port: number
  /** from spawn until it answered that it is ready */
  startMs: number
  /** epoch ms when the port accepted first */
  acceptedAt: number
  cpu(): CpuMs
  residentBytes(): number
  /** what it tells of itself, as Prometheus reads it */
  metrics(): Promise<string>
  /** where its profiler listens; null when it is not to be profiled */
  inspector: string | null
  stop(): Promise<void>
}

export interface StartOptions {
  bundle: string
  data: string
  port: number
  /** its profiler can be driven */
  isProfiled?: boolean
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

const accepts = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

export async function startServer({ bundle, data, port, isProfiled }: StartOptions): Promise<MeasuredServer> {
  const inspect = isProfiled === true ? [`--inspect=127.0.0.1:${await freePort()}`] : []
  const began = performance.now()
  const child = spawn(
    process.execPath,
    [...flags, ...inspect, bundle, '--empty', '--port', String(port), '--data', data],
    {
      stdio: ['ignore', 'ignore', isProfiled === true ? 'pipe' : 'inherit'],
      env: { ...process.env, WARMLINE_LOG: 'warn', TRUST_PROXY: 'loopback' },
    },
  )
  let inspector: string | null = null
  child.stderr?.on('data', (chunk: Buffer) => {
    inspector ??= /ws:\S+/.exec(chunk.toString())?.[0] ?? null
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  // Whoever ends us ends it; its database goes down with it.
  const end = () => void child.kill('SIGTERM')
  process.once('exit', end)
  void gone.then(() => process.off('exit', end))
  let acceptedAt = 0
  while (!(await accepts(port))) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the server ended with ${child.exitCode ?? child.signalCode} before it listened`)
    if (performance.now() - began > 120_000) throw new Error('the server does not listen after 120 s')
    await wait(2)
  }
  acceptedAt = Date.now()
  while (!(await isReady(port))) await wait(5)
  const startMs = performance.now() - began
  const pid = child.pid ?? 0
  const postmaster = () =>
    Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  return {
    port,
    startMs,
    acceptedAt,
    cpu: () => ({ server: ownCpuMsOf(pid), database: cpuMsOf(postmaster()) }),
    residentBytes: () => residentOf(pid),
    metrics: async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text(),
    inspector,
    stop: () => ended(child, gone),
  }
}

const isReady = (port: number) =>
  fetch(`http://127.0.0.1:${port}/readyz`).then(
    (response) => response.ok,
    () => false,
  )

async function ended(child: ChildProcess, gone: Promise<void>): Promise<void> {
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 30_000)
  await gone
  clearTimeout(late)
}
