import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { wait } from './network.ts'

export interface OwnNodes {
  bases: string[]
  token: string
  /** kill -9 of the second node */
  kill(): void
  stop(): Promise<void>
}

const mainFile = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url))
const databaseFile = fileURLToPath(new URL('./database.ts', import.meta.url))
const token = 'replay-of-two-nodes-on-loopback-only'

export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address ? address.port : 0
      server.close(() => resolve(port))
    })
  })

/** Two server processes on one database of their own in a temporary folder. */
export async function startTwoNodes(): Promise<OwnNodes> {
  const folder = await mkdtemp(join(tmpdir(), 'wl-replay-'))
  const database = spawn(process.execPath, [databaseFile, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  const url = await firstLine(database)
  const ports = [await freePort(), await freePort()]
  const nodes = ports.map((port, index) =>
    spawn(
      process.execPath,
      [mainFile, '--port', String(port), '--data', join(folder, `node-${index}`), '--empty'],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          ...process.env,
          DATABASE_URL: url,
          WARMLINE_KEY: key,
          WARMLINE_OPERATOR_TOKEN: token,
          WARMLINE_LOG: 'error',
        },
      },
    ),
  )
  const bases = ports.map((port) => `http://127.0.0.1:${port}`)
  const stop = async () => {
    for (const node of nodes) await ended(node, 'SIGTERM')
    await ended(database, 'SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
  try {
    for (const base of bases) await ready(base)
  } catch (error) {
    await stop()
    throw error
  }
  return { bases, token, kill: () => nodes[0]?.kill('SIGKILL'), stop }
}

const key = Buffer.alloc(32, 7).toString('base64')

/** Gone within ten seconds, or killed. */
export async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill(signal)
  await Promise.race([gone, wait(10_000).then(() => child.kill('SIGKILL'))])
}

/** What a child says first. */
export function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    child.once('exit', (code) => reject(new Error(`the database did not start (exit ${code})`)))
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const line = text.split('\n')[0]
      if (text.includes('\n') && line) resolve(line)
    })
  })
}

/** `/readyz` answers yes; throws after half a minute. */
export async function ready(base: string): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt++) {
    const ok = await fetch(`${base}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
    if (ok) return
    await wait(200)
  }
  throw new Error(`${base} did not become ready within 30 s`)
}
