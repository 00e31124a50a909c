import type { FloorState, HandoffView, PromiseFigures } from '@warmline/contracts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { send, startTestServer, type TestPerson, type TestServer } from '../harness/test-server.ts'

/** What leads read of the promise, over HTTP: theirs alone, and nobody else's. */
let server: TestServer
let base: string
let mine: { workspaceId: string; slug: string }
let lead: TestPerson
let worker: TestPerson
let other: TestPerson
let itemId: string

beforeAll(async () => {
  server = await startTestServer()
  base = server.bases[0]!
  mine = await server.workspace()
  const theirs = await server.workspace()
  lead = await server.person(mine.workspaceId, ['lead'])
  worker = await server.person(mine.workspaceId, ['worker'], { name: 'Wim' })
  other = await server.person(theirs.workspaceId, ['lead', 'admin'])
  const { token } = await server.contact(mine.slug)
  const opened = await send(base, 'POST', '/v1/conversations', {
    token,
    body: { language: 'en', wants: 'person', text: 'A person, please' },
  })
  expect(opened.status, opened.text).toBe(201)
  ;({ itemId } = opened.json)
})
afterAll(() => server?.close())

const get = async <T>(path: string, { token }: TestPerson) =>
  (await send(base, 'GET', path, { token })).json as unknown as T
const paths = ['/v1/promises/figures?window=today', '/v1/promises', '/v1/promises.csv', '/v1/handoffs']

it.each(paths)('%s is for leads', async (path) => {
  const refused = await send(base, 'GET', path, { token: worker.token })
  expect([refused.status, refused.problem.code]).toEqual([403, 'not-allowed'])
  expect((await send(base, 'GET', path)).status).toBe(401)
  expect((await send(base, 'GET', path, { token: lead.token })).status).toBe(200)
})

it('figures, handoffs and ledger hold what was asked here, and nothing of it elsewhere', async () => {
  for (const window of ['today', 'week', 'month']) {
    const path = `/v1/promises/figures?window=${window}`
    const figures = await get<PromiseFigures>(path, lead)
    expect(figures.whole).toMatchObject({ asked: 1, open: 1, keptShare: null })
    expect(figures.points.reduce((n, p) => n + p.asked, 0)).toBe(1)
    expect(figures.zone).toBe('UTC')
    expect((await get<PromiseFigures>(path, other)).whole.asked).toBe(0)
  }
  const { handoffs, reasons } = await get<{ handoffs: HandoffView[]; reasons: object[] }>(
    '/v1/handoffs',
    lead,
  )
  expect(handoffs).toMatchObject([{ itemId, reason: 'asked', check: null, card: { head: { itemId } } }])
  expect(reasons).toEqual([{ reason: 'asked', n: 1 }])
  expect(await get('/v1/handoffs', other)).toEqual({ handoffs: [], reasons: [], after: null })
  expect(await get('/v1/handoffs?reason=held', lead)).toMatchObject({ handoffs: [] })
  expect((await send(base, 'GET', '/v1/promises.csv', { token: other.token })).text.trim()).not.toContain(
    '\n',
  )
  expect((await send(base, 'GET', '/v1/promises.csv', { token: lead.token })).text).toContain(itemId)
  expect(await get('/v1/promises?standing=late', lead)).toMatchObject({ rows: [] })
  expect(await get('/v1/promises?standing=open', lead)).toMatchObject({ rows: [{ itemId }] })
})

it('the floor says how many wait, where they stand, and who was heard of when', async () => {
  const before = (await get<{ state: FloorState }>('/v1/sync?scope=floor', lead)).state
  expect(before).toMatchObject({ waitingCount: 1, promises: { asked: 1, open: 1 }, measured: { n: 0 } })
  expect(before.line).toMatchObject([{ itemId, front: false, wantedWorkerId: null, passed: 0 }])
  expect(before.people.find((p) => p.workerId === worker.workerId)?.seenAt).toBeNull()
  await send(base, 'POST', '/v1/heartbeat', { token: worker.token, body: { assignments: [] } })
  await send(base, 'POST', '/v1/availability', {
    token: worker.token,
    body: { available: true, capacity: 2 },
  })
  const person = async () =>
    (await get<{ state: FloorState }>('/v1/sync?scope=floor', lead)).state.people.find(
      (p) => p.workerId === worker.workerId,
    )
  await expect.poll(async () => (await person())?.holding).toBe(1)
  expect((await person())?.seenAt).toBeGreaterThan(0)
})
