import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Frame, Problem, Role } from '@warmline/contracts'
import type { ClientConfig } from 'pg'
import { pino } from 'pino'
import { addPerson, systemAccess } from '../access/accounts.ts'
import { openWorkspace, roundTheClock, setWorkspace } from '../access/workspaces.ts'
import { type Config, readConfig } from '../config.ts'
import { createNode, type NodeOptions, type WarmlineNode } from '../context.ts'
import { createTestDatabase } from '../platform/embedded/test-cluster.ts'
import { createRateLimits } from '../platform/http/rate-limits.ts'
import type { DatabaseLine } from './database-line.ts'

export interface TestPerson {
  workerId: string
  accountId: string
  token: string
}

export interface TestServer {
  nodes: WarmlineNode[]
  bases: string[]
  operatorToken: string
  /** of a superuser, past row-level security */
  database: ClientConfig
  /** a workspace that is staffed round the clock, with the AI off unless asked for */
  workspace(options?: {
    slug?: string
    demo?: boolean
    ai?: boolean
  }): Promise<{ workspaceId: string; slug: string }>
  person(
    workspaceId: string,
    roles: Role[],
    options?: { email?: string; name?: string; languages?: string[] },
  ): Promise<TestPerson>
  contact(slug: string, node?: number): Promise<{ contactId: string; token: string }>
  close(): Promise<void>
}

/** What answers may hold; a test asks for what its route gives. */
export interface Fields {
  [field: string]: unknown
  itemId: string
  contactId: string
  workerId: string
  articleId: string
  attachmentId: string
  token: string
  link: string
  cursor: string
  version: number
  frames: Frame[]
}

export interface Answered {
  status: number
  headers: Headers
  text: string
  json: Fields
  problem: Problem
}

let count = 0
export const freshKey = () => `key-${process.pid}-${Date.now()}-${++count}-${randomBytes(4).toString('hex')}`

export interface Sending {
  token?: string | undefined
  body?: unknown
  raw?: BodyInit
  key?: string | null
  headers?: Record<string, string>
}

/** One request, as plainly as it gets. */
export async function send(
  base: string,
  method: string,
  path: string,
  { token, body, raw, key, headers = {} }: Sending = {},
): Promise<Answered> {
  const all: Record<string, string> = { ...headers }
  if (token !== undefined) all['authorization'] = `Bearer ${token}`
  if (method !== 'GET' && key !== null) all['idempotency-key'] ??= key ?? freshKey()
  const payload = raw ?? (method === 'GET' || body === undefined ? undefined : JSON.stringify(body))
  if (payload !== undefined) all['content-type'] ??= 'application/json'
  const response = await fetch(base + path, {
    method,
    headers: all,
    redirect: 'manual',
    ...(payload === undefined ? {} : { body: payload }),
  })
  const text = await response.text()
  const isJson = (response.headers.get('content-type') ?? '').includes('json')
  const json = (isJson ? JSON.parse(text) : {}) as unknown
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: json as Fields,
    problem: json as Problem,
  }
}

/** Real nodes on a real database of their own; `nodes: 2` = two of them that share it. */
export async function startTestServer(
  options: {
    nodes?: number
    appsOf?: (node: number) => string
    line?: DatabaseLine
    environment?: Record<string, string>
  } & NodeOptions = {},
): Promise<TestServer> {
  const database = await createTestDatabase()
  const { line } = options
  const through = line?.through ?? ((config: ClientConfig) => config)
  const given = {
    owner: through(database.ownerConfig),
    configFor: (role: string) => through(database.configFor(role)),
  }
  await line?.mend()
  const directory = await mkdtemp(join(tmpdir(), 'wl-server-'))
  const operatorToken = `operator-${randomBytes(16).toString('hex')}`
  const environment = {
    WARMLINE_KEY: randomBytes(32).toString('base64'),
    WARMLINE_OPERATOR_TOKEN: operatorToken,
    WARMLINE_LOG: 'silent',
    ...options.environment,
  }
  const nodes: WarmlineNode[] = []
  const bases: string[] = []
  for (let n = 0; n < (options.nodes ?? 1); n++) {
    const config: Config = readConfig(
      ['--port', '0', '--data', join(directory, `node-${n}`), '--empty'],
      environment,
    )
    const node = await createNode(config, {
      log: pino({ level: process.env['WARMLINE_TEST_LOG'] ?? 'silent' }),
      database: given,
      checkAnswers: true,
      limits: createRateLimits(1_000),
      ...options,
      ...(options.appsOf === undefined ? {} : { apps: options.appsOf(n) }),
    })
    nodes.push(node)
    bases.push(await node.listen())
  }
  const first = nodes[0]!
  const { services } = first
  return {
    nodes,
    bases,
    operatorToken,
    database: database.ownerConfig,
    async workspace({
      slug = `w-${++count}-${randomBytes(3).toString('hex')}`,
      demo = false,
      ai = false,
    } = {}) {
      const workspaceId = services.ids.next('ws')
      const opened = await openWorkspace(services, { workspaceId, slug, name: 'Acme', demo })
      if (!opened.ok) throw new Error(opened.problem.code)
      await setWorkspace(services, workspaceId, { type: 'set-hours', hours: roundTheClock('UTC') })
      await setWorkspace(services, workspaceId, { type: 'set-callbacks', on: true, backstops: 0 })
      if (ai) await setWorkspace(services, workspaceId, { type: 'switch-ai', on: true, backstops: 1 })
      return { workspaceId, slug }
    },
    async person(workspaceId, roles, { email, name = 'Ada', languages = ['en'] } = {}) {
      const person = {
        name,
        email: email ?? null,
        roles,
        languages,
        skills: [],
        mayBackstop: true,
        simulated: false,
      }
      const added = await addPerson(services, workspaceId, person, systemAccess, {
        scope: 'test',
        key: freshKey(),
      })
      if (!added.ok) throw new Error(added.problem.code)
      const token = await services.auth.openSession({ workspaceId, accountId: added.accountId })
      return { workerId: added.workerId, accountId: added.accountId, token }
    },
    async contact(slug, node = 0) {
      const opened = await send(bases[node]!, 'POST', '/v1/contacts', { body: { slug, language: 'en' } })
      if (opened.status !== 201) throw new Error(opened.text)
      return opened.json
    },
    async close() {
      for (const node of nodes) await node.close()
      await database.drop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
