import pg, { type ClientConfig, type PoolClient, type QueryResultRow } from 'pg'
import { StoreUnavailable } from './ports.ts'

export interface Statement {
  name: string
  text: string
  values: unknown[]
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

const waits = new WeakMap<pg.Pool, number>()

async function withClient<T>(
  pool: pg.Pool,
  { outage }: DatabaseOptions,
  use: (client: PoolClient) => Promise<T>,
): Promise<T> {
  let client: PoolClient | undefined
  if (pool.idleCount === 0 && pool.totalCount >= pool.options.max) waits.set(pool, (waits.get(pool) ?? 0) + 1)
  try {
    client = await pool.connect()
    const value = await use(client)
    client.release()
    outage?.worked()
    return value
  } catch (error) {
    const isLost = losesConnection(error)
    client?.release(isLost)
    if (isLost) outage?.failed(error)
    throw asStoreError(error)
  }
}

export function openDatabase(options: DatabaseOptions): Database {
  const open = (config: ClientConfig, max: number) => {
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
      query_timeout: answerWithin + 2_000,
      keepAlive: true,
    })
    pool.on('error', (error) => options.outage?.failed(error))
    // The pool listens to idle clients only. Without this, a connection that dies while in use ends the process.
    pool.on('connect', (client) => client.on('error', (error) => options.outage?.failed(error)))
    return pool
  }
  const app = open(options.app, options.poolSize ?? 12)
  const runner = open(options.runner, options.runnerPoolSize ?? 2)
  return {
    inWorkspace: (workspaceId, statement) =>
      withClient(app, options, (client) => pipelined(client, workspaceId, statement)),
    call: (statement) => withClient(app, options, async (client) => (await client.query(statement)).rows),
    across: (statement) =>
      withClient(runner, options, async (client) => (await client.query(statement)).rows),
    pools: () => [figuresOf('app', app), figuresOf('runner', runner)],
    async close() {
      await Promise.all([app.end(), runner.end()])
    },
  }
}

const figuresOf = (name: PoolFigures['pool'], pool: pg.Pool): PoolFigures => ({
  pool: name,
  inUse: pool.totalCount - pool.idleCount,
  idle: pool.idleCount,
  waiting: pool.waitingCount,
  waits: waits.get(pool) ?? 0,
})
