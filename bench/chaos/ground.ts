import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BadLine, openBadLine } from '@warmline/testkit'
import type { ClientConfig } from 'pg'
import { type DatabaseLine, openDatabaseLine } from '../../apps/server/src/harness/database-line.ts'
import { wait } from '../replay/network.ts'
import { ended, firstLine, freePort, ready } from '../replay/nodes.ts'
import type { Breakable } from './broken.ts'

/** One server process with a bad line on either side of it. */
export interface ChaosNode {
  readonly name: string
  /** of the process itself */
  readonly base: string
  /** what clients reach it by */
  readonly clients: BadLine
  readonly database: DatabaseLine
  isUp(): boolean
  /** under which it holds leases; null = it does not answer */
  id(): Promise<string | null>
  /** `SIGSTOP` and `SIGCONT` too; resolves at once */
  signal(signal: NodeJS.Signals): void
  start(): Promise<void>
  /** its clock goes so much ahead of the database's from the next reading on */
  ahead(ms: number): void
  /** the clock of its own machine goes so much ahead, at once */
  wall(ms: number): void
  /** how it ended although nobody made it; said once */
  accident(): string | null
  /** as a deploy does: drained, ended, and started as this version */
  upgrade(): Promise<void>
  stop(): Promise<void>
}

export interface Ground {
  nodes: readonly ChaosNode[]
  token: string
  /** past the lines, as the owner */
  owner: ClientConfig
  postmasterPid(): Promise<number>
  stop(): Promise<void>
}

const nodeFile = fileURLToPath(new URL('./node.ts', import.meta.url))
const databaseFile = fileURLToPath(new URL('../replay/database.ts', import.meta.url))
const token = 'chaos-of-two-nodes-on-loopback-only'
const key = Buffer.alloc(32, 7).toString('base64')

function ownerOf(url: string): ClientConfig & { host: string; user: string; database: string } {
  const parsed = new URL(url.replace('@/', '@localhost/'))
  return {
    user: parsed.username,
    database: parsed.pathname.slice(1),
    host: parsed.searchParams.get('host') ?? '',
    port: 5432,
  }
}

/** Two nodes, at first perhaps of the version before, on one real database; everything in a folder that goes with them. */
export async function openGround(
  seed: number,
  { broken, isBefore }: { broken: Breakable | null; isBefore: boolean },
): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'wl-chaos-'))
  const database = spawn(process.execPath, [databaseFile, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  const owner = ownerOf(await firstLine(database))
  const nodes: ChaosNode[] = []
  const stop = async () => {
    for (const node of nodes) await node.stop()
    await ended(database, 'SIGTERM')
    await rm(folder, { recursive: true, force: true })
  }
  try {
    for (const n of [0, 1]) {
      const node = await openNode(
        `node ${n + 1}`,
        join(folder, `node-${n}`),
        owner,
        seed + n,
        broken,
        isBefore,
      )
      nodes.push(node)
      await node.start()
    }
  } catch (error) {
    await stop()
    throw error
  }
  return {
    nodes,
    token,
    owner,
    async postmasterPid() {
      return Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
    },
    stop,
  }
}

async function openNode(
  name: string,
  data: string,
  owner: ReturnType<typeof ownerOf>,
  seed: number,
  broken: Breakable | null,
  isBefore: boolean,
): Promise<ChaosNode> {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const line = await openDatabaseLine()
  const way = line.through(owner)
  const clients = await openBadLine(base, seed)
  let child: ChildProcess | null = null
  let isMeant = false
  let isOld = isBefore
  let accident: string | null = null
  const env = {
    ...process.env,
    DATABASE_URL: `postgresql://${owner.user}@${way.host}:${way.port}/${owner.database}`,
    WARMLINE_KEY: key,
    WARMLINE_OPERATOR_TOKEN: token,
    WARMLINE_LOG: process.env['WARMLINE_TEST_LOG'] ?? 'silent',
    ...(broken === null ? {} : { CHAOS_BREAK: broken }),
  }
  const watch = (started: ChildProcess) => {
    let words = ''
    started.stderr?.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-2_000)
      if (process.env['WARMLINE_TEST_LOG'] !== undefined) process.stderr.write(`[${name}] ${chunk}`)
    })
    started.once('exit', (code, signal) => {
      if (child === started) child = null
      if (!isMeant) accident = `${name} ended by itself (${signal ?? code}): ${words.trim().slice(-600)}`
    })
  }
  const start = async () => {
    isMeant = false
    child = spawn(process.execPath, [nodeFile, '--port', String(port), '--data', data, '--empty'], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: isOld ? { ...env, CHAOS_BEFORE: '1' } : env,
    })
    watch(child)
    await firstLine(child)
    await ready(base)
  }
  return {
    name,
    base,
    clients,
    database: line,
    isUp: () => child !== null,
    async id() {
      const headers = { authorization: `Bearer ${token}` }
      const page = await fetch(`${base}/metrics`, { headers, signal: AbortSignal.timeout(8_000) }).then(
        (response) => response.text(),
        () => '',
      )
      return /^warmline_info\{[^}]*node="([^"]+)"/m.exec(page)?.[1] ?? null
    },
    signal(signal) {
      if (signal === 'SIGKILL') isMeant = true
      child?.kill(signal)
    },
    start,
    async upgrade() {
      isMeant = true
      isOld = false
      if (child !== null) await ended(child, 'SIGTERM')
      await start()
    },
    ahead(ms) {
      child?.stdin?.write(`ahead ${ms}\n`)
    },
    wall(ms) {
      child?.stdin?.write(`wall ${ms}\n`)
    },
    accident() {
      const said = accident
      accident = null
      return said
    },
    async stop() {
      isMeant = true
      if (child !== null) {
        child.kill('SIGCONT')
        await ended(child, 'SIGTERM')
      }
      await line.close()
      await clients.close()
    },
  }
}

/** Resolves when the process has gone. */
export async function gone(node: ChaosNode): Promise<void> {
  while (node.isUp()) await wait(20)
}
