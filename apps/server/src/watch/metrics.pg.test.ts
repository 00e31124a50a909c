import { reactions } from '@warmline/core'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { readConfig } from '../config.ts'
import { send, startTestServer, type TestServer } from '../harness/test-server.ts'
import { parseMetrics } from '../platform/harness/parse-metrics.ts'
import { createRateLimits } from '../platform/http/rate-limits.ts'

let server: TestServer
let owner: Client
const ahead = 0

beforeAll(async () => {
  server = await startTestServer({ limits: createRateLimits(), aheadMs: () => ahead })
  owner = new Client(server.database)
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await server?.close()
})

const page = (headers: Record<string, string> = {}) => send(server.bases[0]!, 'GET', '/metrics', { headers })
const read = async () => parseMetrics((await page()).text)
/** A look is remembered for five seconds. */
const readUntil = (name: string, labels: Record<string, string>, value: number) =>
  expect.poll(async () => (await read()).value(name, labels), { timeout: 15_000, interval: 500 }).toBe(value)

async function ask(slug: string) {
  const { token } = await server.contact(slug)
  const opened = await send(server.bases[0]!, 'POST', '/v1/conversations', {
    token,
    body: { language: 'en', wants: 'person', text: 'Hello' },
  })
  expect(opened.status, opened.text).toBe(201)
  return { token, itemId: opened.json.itemId }
}

describe('/metrics', () => {
  it('is the text format 0.0.4, never cached', async () => {
    const { status, headers } = await page()
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it.each([
    ['a proxy of this machine asks for somebody', { 'x-forwarded-for': '203.0.113.7' }],
    ['a page of another site does', { origin: 'https://evil.example' }],
    [
      'a wrong token is given from behind a proxy',
      { 'x-forwarded-for': '1.1.1.1', authorization: 'Bearer nothing-of-ours' },
    ],
  ])('is refused when %s', async (_why, headers) => {
    const { status, problem, text } = await page(headers as Record<string, string>)
    expect([status, problem.code]).toEqual([401, 'not-signed-in'])
    expect(text).not.toContain('warmline_')
  })

  it('is given to the operator token from anywhere', async () => {
    const { status } = await page({
      'x-forwarded-for': '203.0.113.7',
      authorization: `Bearer ${server.operatorToken}`,
    })
    expect(status).toBe(200)
  })

  it('tells of promises, the queue and commits', async () => {
    const { slug } = await server.workspace()
    await ask(slug)
    await ask(slug)
    await readUntil('warmline_queue_items', {}, 2)
    const found = await read()
    expect(found.value('warmline_queue_oldest_seconds')).toBeGreaterThan(0)
    expect(found.value('warmline_promises_open', { stage: '0' })).toBe(2)
    expect(found.value('warmline_promises_total', { what: 'made' })).toBe(2)
    expect(found.value('warmline_conversations_open', { place: 'queue' })).toBe(2)
    expect(found.value('warmline_commit_seconds_count')).toBeGreaterThan(4)
    expect(found.value('warmline_commit_batch_size_sum')).toBeGreaterThan(4)
    expect(
      found.value('warmline_http_request_seconds_count', { route: '/v1/conversations', status: '2xx' }),
    ).toBe(2)
    expect(found.value('warmline_database_up')).toBe(1)
    expect(found.value('warmline_ready')).toBe(1)
  })

  it('tells of sockets and long polls by whose they are', async () => {
    const { slug } = await server.workspace()
    const { token } = await ask(slug)
    const socket = new WebSocket(`${server.bases[0]!.replace('http', 'ws')}/v1/events`, [
      'warmline.v1',
      token,
    ])
    const polling = send(server.bases[0]!, 'GET', '/v1/events?wait=3', { token })
    await readUntil('warmline_live_connections', { kind: 'contact' }, 1)
    await readUntil('warmline_live_connections', { kind: 'poll-or-stream' }, 1)
    socket.close()
    await polling
    await readUntil('warmline_live_connections', { kind: 'contact' }, 0)
    await readUntil('warmline_live_connections', { kind: 'poll-or-stream' }, 0)
  })

  it('tells of work that stands still: parked, behind, alarms that are late', async () => {
    const { workspaceId, slug } = await server.workspace()
    await ask(slug)
    const behind = `select h.position - c.position as n from lane_head h join reaction_cursor c using (workspace_id, lane)
      where workspace_id = $1 and reaction = 'main'`
    await expect.poll(async () => Number((await owner.query(behind, [workspaceId])).rows[0]?.n)).toBe(0)
    const now = server.nodes[0]!.services.clock.now()
    await owner.query(
      `insert into parked (workspace_id, reaction, subject_id, lane, position, error, at)
       values ($1, 'drafting', 'wi_1', 0, 1, 'x', $2), ($1, 'alarm due:wi_2', 'wi_2', 0, 0, 'x', $2)`,
      [workspaceId, now - 60_000],
    )
    // claimed by a node that is gone, for an hour
    await owner.query(
      `insert into alarm (workspace_id, key, due_at, next_at, attempt, claimed_by, op)
       values ($1, 'stuck', $2, $3, 4, 'node-gone', '{"run":{"task":"mail"}}')`,
      [workspaceId, now - 90_000, now + 3_600_000],
    )
    await readUntil('warmline_parked', { reaction: 'drafting' }, 1)
    const found = await read()
    expect(found.value('warmline_parked', { reaction: 'alarm' })).toBe(1)
    expect(found.value('warmline_parked_oldest_seconds')).toBeGreaterThanOrEqual(60)
    expect(found.value('warmline_alarms', { state: 'in-work' })).toBe(1)
    expect(found.value('warmline_alarms', { state: 'failing' })).toBe(1)
    expect(found.value('warmline_alarm_lag_seconds')).toBeGreaterThanOrEqual(90)
    expect(found.value('warmline_outside_tasks_waiting', { task: 'mail' })).toBe(1)
    await owner.query(
      `update reaction_cursor set owner = 'node-gone', lease_until = $2, position = 1 where workspace_id = $1`,
      [workspaceId, now + 3_600_000],
    )
    await expect
      .poll(async () => (await read()).value('warmline_reaction_lag_entries'), {
        timeout: 15_000,
        interval: 500,
      })
      .toBeGreaterThan(0)
    const lags = (await read()).series('warmline_reaction_lag_seconds')
    expect(lags.map(({ labels }) => labels['reaction'])).toEqual(reactions.map(({ name }) => name))
    const lagOf = (name: string) => lags.find(({ labels }) => labels['reaction'] === name)?.value
    // somebody was asked for: that is behind for those who hear of it, and for no other
    expect(lagOf('dispatching')).toBeGreaterThan(0)
    expect(lagOf('repointing')).toBe(0)
    await owner.query(`update reaction_cursor set lease_until = 0 where workspace_id = $1`, [workspaceId])
  })

  it('counts what a limit refused', async () => {
    const before = (await read()).value('warmline_refused_total', { gate: 'sign-in' }) ?? 0
    for (let n = 0; n < 40; n += 1)
      await send(server.bases[0]!, 'POST', '/v1/sessions', { body: { token: `wll_${'x'.repeat(43)}` } })
    expect((await read()).value('warmline_refused_total', { gate: 'sign-in' })).toBeGreaterThan(before)
  })

  it('sorts promises by how much of their time is gone', async () => {
    const { workspaceId, slug } = await server.workspace()
    const { itemId } = await ask(slug)
    const stage = async (share: number, misses: number) => {
      const now = server.nodes[0]!.services.clock.now()
      await owner.query(
        `update subject set state = jsonb_set(jsonb_set(jsonb_set(state, '{promise,countedFrom}', to_jsonb($3::bigint)),
           '{promise,dueAt}', to_jsonb($4::bigint)), '{promise,misses}', to_jsonb($5::int))
         where workspace_id = $1 and subject_id = $2`,
        [workspaceId, itemId, now - share * 10_000_000, now + (1 - share) * 10_000_000, misses],
      )
    }
    const { createWatchStore } = await import('./store.ts')
    const { services } = server.nodes[0]!
    const store = createWatchStore(services.db)
    const found = async () => (await store.standing(workspaceId, services.clock.now()))?.promises
    for (const [share, misses, word] of [
      [0.4, 0, '0'],
      [0.6, 0, '50'],
      [0.8, 0, '75'],
      [0.95, 0, '90'],
      [1.1, 0, 'late'],
      [0.1, 1, 'late'],
    ] as const) {
      await stage(share, misses)
      expect(await found()).toEqual({ [word]: 1 })
    }
  })
})

describe('settings', () => {
  it('off loopback only a token opens the page', () => {
    expect(readConfig([], { PUBLIC_URL: 'https://desk.example.com' }).onLoopback).toBe(false)
    expect(() => readConfig([], { WARMLINE_METRICS_TOKEN: 'short' })).toThrow(/16 to 200/)
  })
})
