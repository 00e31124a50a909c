import type { RouteName } from '@warmline/contracts'
import { routes } from '@warmline/contracts'
import type { WorkItem } from '@warmline/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { send, startTestServer, type TestServer } from '../harness/test-server.ts'
import { shedRefusal } from '../platform/http/shedding.ts'

const gibibyte = 2 ** 30
let share = 0.2
let server: TestServer
let drafts = 0
beforeAll(async () => {
  server = await startTestServer({
    memory: () => ({
      heapBytes: share * gibibyte,
      heapLimit: gibibyte,
      residentBytes: 0,
      residentLimit: Number.POSITIVE_INFINITY,
    }),
    assistant: {
      async draft() {
        drafts += 1
        return { kind: 'no-answer', reason: 'greeting', topic: null, confidence: 1 }
      },
    },
  })
})
afterAll(() => server?.close())

it('memory near its limit: exports go first, then the AI, then all but people’s chats; it comes back by itself', async () => {
  const base = server.bases[0]!
  const { services } = server.nodes[0]!
  const { workspaceId, slug } = await server.workspace({ demo: true, ai: true })
  const lead = await server.person(workspaceId, ['lead', 'admin', 'worker'])
  const { token } = await server.contact(slug)
  const use = (of: number) => {
    share = of
    services.pressure.look()
  }
  const get = (path: string) => send(base, 'GET', path, { token: lead.token })
  const open = async (wants: 'ai' | 'person') => {
    const body = { language: 'en', wants, text: 'Hello' }
    return send(base, 'POST', '/v1/conversations', { token: (await server.contact(slug)).token, body })
  }
  const refused = { status: 503, problem: { code: 'overloaded' } }
  const held = await send(base, 'POST', '/v1/conversations', {
    token,
    body: { language: 'en', wants: 'ai', text: 'Hello' },
  })
  await expect.poll(() => drafts).toBe(1)
  expect((await get('/v1/promises')).status).toBe(200)

  use(0.82)
  const list = await get('/v1/promises')
  expect(list).toMatchObject(refused)
  expect(Number(list.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await get('/v1/people')).status).toBe(200)

  use(0.9)
  const asked = await open('ai')
  expect(asked.status).toBe(201)
  const stateOf = async (itemId: string) =>
    (await services.store.load(workspaceId, itemId))?.state as WorkItem
  await expect.poll(async () => (await stateOf(asked.json.itemId)).handoff?.reason).toBe('ai-failed')
  expect((await stateOf(asked.json.itemId)).promise).not.toBeNull()
  expect(drafts).toBe(1)

  use(0.96)
  expect(await get('/v1/people')).toMatchObject(refused)
  expect(await open('ai')).toMatchObject(refused)
  expect((await open('person')).status).toBe(201)
  const { itemId } = held.json
  const say = { messageId: services.ids.next('msg'), text: 'Is anybody there?' }
  expect(
    (await send(base, 'POST', `/v1/conversations/${itemId}/messages`, { token, body: say })).status,
  ).toBe(201)
  const button = await send(base, 'POST', `/v1/conversations/${itemId}/ask-for-human`, { token, body: {} })
  expect(button.status).toBe(201)
  const work = { available: true, capacity: 4 }
  expect((await send(base, 'POST', '/v1/availability', { token: lead.token, body: work })).status).toBe(201)
  await expect.poll(async () => (await stateOf(itemId)).holder.at).toBe('worker')
  const reply = { messageId: services.ids.next('msg'), epoch: (await stateOf(itemId)).epoch, text: 'I am.' }
  const replied = await send(base, 'POST', `/v1/items/${itemId}/messages`, { token: lead.token, body: reply })
  expect(replied.status, replied.text).toBe(201)
  const seen = await send(base, 'GET', '/v1/sync?scope=contact', { token })
  expect([seen.status, seen.text]).toEqual([200, expect.stringContaining('I am.')])
  const ready = await send(base, 'GET', '/readyz')
  expect(ready.json).toMatchObject({ ready: true, checks: { memory: expect.stringMatching(/short/) } })
  const metrics = await send(base, 'GET', '/metrics', { token: server.operatorToken })
  expect(metrics.text).toMatch(/^warmline_memory_shed 3$/m)

  use(0.3)
  expect((await get('/v1/promises')).status).toBe(200)
  expect((await open('ai')).status).toBe(201)
  await expect.poll(() => drafts).toBe(2)
})

it('whatever a contact writes to a person and a person to a contact passes at every level', () => {
  const all = { isShed: () => true }
  const passes = (Object.keys(routes) as RouteName[]).filter(
    (name) => shedRefusal(all, name, { wants: 'person' }) === null,
  )
  for (const name of [
    'openContact',
    'openConversation',
    'sendMessage',
    'askForHuman',
    'sendReply',
    'sync',
    'events',
    'heartbeat',
  ] as const)
    expect(passes).toContain(name)
  for (const name of [
    'exportContact',
    'promisesCsv',
    'suggest',
    'letAiTry',
    'saveArticle',
    'operatorReport',
  ] as const)
    expect(passes).not.toContain(name)
})
