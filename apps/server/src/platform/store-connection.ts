import type { Socket } from 'node:net'
import pg, { type ClientConfig, type PoolClient, type QueryResultRow } from 'pg'
import { StoreUnavailable } from './ports.ts'
import { createWaitingLine, type WaitingLine } from './waiting-line.ts'

export interface Statement {
  name: string
  text: string
  values: unknown[]
  /** after so long without an answer the connection is taken for dead, ms; where it is to be sooner than for others */
  query_timeout?: number
  /** goes before what else waits for a connection */
  isUrgent?: true
}

export interface Database {
  /** One statement that sees one workspace: begin, setting, statement and commit go out as one pipeline. */
  inWorkspace<Row extends QueryResultRow>(workspaceId: string, statement: Statement): Promise<Row[]>
  /** A function call that sets its workspaces itself, or a table of schema auth. */
  call<Row extends QueryResultRow>(statement: Statement): Promise<Row[]>
  /** Across workspaces, as the runner role: heads of lanes and due alarms, nothing else. */
  across<Row extends QueryResultRow>(statement: Statement): Promise<Row[]>
  /** its connections, and how many questions found none free since the start */
  pools(): readonly PoolFigures[]
  close(): Promise<void>
}

export interface PoolFigures {
  pool: 'app' | 'runner'
  inUse: number
  idle: number
  waiting: number
  waits: number
}

export interface DatabaseOptions {
  app: ClientConfig
  runner: ClientConfig
  poolSize?: number
  runnerPoolSize?: number
  /** A connection that does not answer for so long is dead. */
  answerWithinMs?: number
  /** for a free connection, in each pool */
  line?: { mostWaiting: number; waitAtMostMs: number }
  /** every failure that cost a connection, and every answer */
  outage?: { failed(error: unknown): void; worked(): void }
}

const bigintOid = 20
/** Positions, versions and epoch ms are far below 2^53. */
const numbersForBigints = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === bigintOid && format !== 'binary') return Number
    return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text')
  },
} as pg.CustomTypesConfig

const awayCodes = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  // shutting down, starting, full, cancelled, deadlock, serialization, lock timeout, became a standby
  '57P01',
  '57P02',
  '57P03',
  '57014',
  '53300',
  '40P01',
  '40001',
  '55P03',
  '25006',
])
const awayWords = /connection terminated|not queryable|client was closed|timeout|connection error/i

/** The outcome is unknown or nothing happened; trying again may help. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return awayCodes.has(code) || code.startsWith('08') || (code === '' && awayWords.test(error.message))
}

/** Refused by a server that is well: the connection is good for the next statement. */
const keepsConnection = new Set(['57014', '40001', '40P01', '55P03'])

/** Nothing more can be asked over this connection, or there is none. */
export const losesConnection = (error: unknown) =>
  isAway(error) && !(error instanceof Error && 'code' in error && keepsConnection.has(String(error.code)))

const asStoreError = (error: unknown): unknown =>
  isAway(error) && error instanceof Error ? new StoreUnavailable(error.message, { cause: error }) : error

const beginning = { name: 'begin', text: 'begin' }
const ending = { name: 'commit', text: 'commit' }
const setWorkspace = (workspaceId: string) => ({
  name: 'set-workspace',
  text: "select set_config('app.workspace', $1, true)",
  values: [workspaceId],
})

/** Four messages, one write, one wait. [80 µs, against 300 for four round trips] */
async function pipelined<Row extends QueryResultRow>(
  client: PoolClient,
  workspaceId: string,
  statement: Statement,
) {
  const [began, set, result, ended] = await Promise.allSettled([
    client.query(beginning),
    client.query(setWorkspace(workspaceId)),
    client.query<Row>(statement),
    client.query(ending),
  ])
  if (began.status === 'rejected') throw began.reason
  if (set.status === 'rejected') throw set.reason
  if (result.status === 'rejected') throw result.reason
  if (ended.status === 'rejected') throw ended.reason
  return result.value.rows
}

/** A pool that knows when each of its idle connections last answered, ms. */
interface Connections {
  pool: pg.Pool
  idleSince: Map<PoolClient, number>
  /** the last try to open one failed, and nothing has worked since */
  away: { error: Error; askAgainAt: number } | null
  line: WaitingLine
}

/** A request has 4.5 s for all its questions (http/patience.ts): what waited longer than this comes too late. */
const lineBounds = { mostWaiting: 5_000, waitAtMostMs: 3_000 }

const askEveryMs = 150

/**
 * While no connection can be opened, one caller at a time finds out whether that has changed, and the others are told at
 * once: a database that is starting has better things to do than to turn away hundreds of callers a second.
 */
async function connected(connections: Connections): Promise<PoolClient> {
  const { pool, away } = connections
  const now = performance.now()
  if (away !== null && pool.idleCount === 0) {
    if (now < away.askAgainAt) throw away.error
    away.askAgainAt = Number.POSITIVE_INFINITY
  }
  try {
    const client = await pool.connect()
    connections.away = null
    return client
  } catch (error) {
    if (error instanceof Error && isAway(error))
      connections.away = { error, askAgainAt: performance.now() + askEveryMs }
    else connections.away = null
    throw error
  }
}

const fellSilent = (error: unknown) => error instanceof Error && error.message === 'Query read timeout'

/**
 * Where one connection has fallen silent, those beside it that said nothing since may have too, and each would cost
 * somebody the same wait: they go. What answers meanwhile stays, so a server that is only slow loses nothing in use.
 */
function dropSilent({ idleSince }: Connections, since: number): void {
  for (const [client, at] of idleSince)
    if (at < since) (client as unknown as { connection: { stream: Socket } }).connection.stream.destroy()
}

async function withClient<T>(
  connections: Connections,
  { outage }: DatabaseOptions,
  isUrgent: boolean,
  use: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const leave = await connections.line.enter(isUrgent)
  let client: PoolClient | undefined
  let began = Number.NEGATIVE_INFINITY
  try {
    client = await connected(connections)
    began = performance.now()
    const value = await use(client)
    client.release()
    outage?.worked()
    return value
  } catch (error) {
    const isLost = losesConnection(error)
    client?.release(isLost)
    if (fellSilent(error)) dropSilent(connections, began)
    if (isLost) outage?.failed(error)
    throw asStoreError(error)
  } finally {
    leave()
  }
}

export function openDatabase(options: DatabaseOptions): Database {
  const open = (config: ClientConfig, max: number): Connections => {
    const answerWithin = options.answerWithinMs ?? 5_000
    const pool = new pg.Pool({
      ...config,
      max,
      pipeline: true,
      types: numbersForBigints,
      application_name: 'warmline',
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 60_000,
      statement_timeout: answerWithin,
      query_timeout: answerWithin + 500,
      keepAlive: true,
    })
    pool.on('error', (error) => options.outage?.failed(error))
    // The pool listens to idle clients only. Without this, a connection that dies while in use ends the process.
    pool.on('connect', (client) => client.on('error', (error) => options.outage?.failed(error)))
    const idleSince = new Map<PoolClient, number>()
    pool.on('release', (error, client) => {
      if (!error) idleSince.set(client, performance.now())
    })
    pool.on('acquire', (client) => idleSince.delete(client))
    pool.on('remove', (client) => idleSince.delete(client as PoolClient))
    const line = createWaitingLine({ places: max, ...lineBounds, ...options.line })
    return { pool, idleSince, away: null, line }
  }
  const app = open(options.app, options.poolSize ?? 12)
  const runner = open(options.runner, options.runnerPoolSize ?? 2)
  return {
    inWorkspace: (workspaceId, statement) =>
      withClient(app, options, false, (client) => pipelined(client, workspaceId, statement)),
    call: ({ isUrgent = false, ...statement }) =>
      withClient(app, options, isUrgent, async (client) => (await client.query(statement)).rows),
    across: (statement) =>
      withClient(runner, options, false, async (client) => (await client.query(statement)).rows),
    pools: () => [figuresOf('app', app), figuresOf('runner', runner)],
    async close() {
      await Promise.all([app.pool.end(), runner.pool.end()])
    },
  }
}

const figuresOf = (name: PoolFigures['pool'], { pool, line }: Connections): PoolFigures => ({
  pool: name,
  inUse: pool.totalCount - pool.idleCount,
  idle: pool.idleCount,
  waiting: line.waiting(),
  waits: line.waits(),
})
