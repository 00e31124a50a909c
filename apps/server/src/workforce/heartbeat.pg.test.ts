import type { Frame } from '@warmline/contracts'
import { hashOfList, type WorkItem } from '@warmline/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { send, startTestServer, type TestPerson, type TestServer } from '../harness/test-server.ts'
import type { NodeClock } from '../platform/clock.ts'

/** "I am here and hold these", as a hash over the socket: it keeps what the list kept, and the list is asked for. */
let ahead = 0
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ aheadMs: () => ahead })
})
afterAll(() => server?.close())

const later = async (ms: number) => {
  ahead += ms
  for (const node of server.nodes) await (node.services.clock as NodeClock).sync()
}
async function good(token: string, path: string, body: unknown = {}) {
  const answered = await send(server.bases[0]!, 'POST', path, { token, body })
  expect(answered.status, `${path} ${answered.text}`).toBeLessThan(300)
  return answered.json
}
const post = (who: TestPerson, assignments: string[]) =>
  good(who.token, '/v1/heartbeat', { assignments }) as unknown as Promise<{ drop: string[]; take: string[] }>

async function lineOf(who: { token: string }) {
  const frames: Frame[] = []
  const ws = new WebSocket(`${server.bases[0]!.replace('http', 'ws')}/v1/events`, ['warmline.v1', who.token])
  ws.on('message', (data) => frames.push(JSON.parse(String(data)) as Frame))
  await expect.poll(() => frames.some(({ t }) => t === 'ready')).toBe(true)
  const asked = () => frames.filter(({ t }) => t === 'list').length
  const beat = (assignments: string[]) => ws.send(JSON.stringify({ t: 'hb', h: hashOfList(assignments) }))
  return { ws, asked, beat, close: () => ws.close() }
}

async function held() {
  const { workspaceId, slug } = await server.workspace()
  const { services } = server.nodes[0]!
  const ada = await server.person(workspaceId, ['worker'], { name: 'Ada' })
  await good(ada.token, '/v1/availability', { available: true, capacity: 2 })
  const { token } = await server.contact(slug)
  const { itemId } = await good(token, '/v1/conversations', { language: 'en', wants: 'person', text: 'x' })
  const itemNow = async () => (await services.items.get(workspaceId, itemId)) as WorkItem
  const holder = async () => (await itemNow()).holder
  await expect.poll(async () => (await holder()).at).toBe('worker')
  const isLost = async () => {
    const now = await holder()
    return now.at === 'worker' && now.lostAt !== null
  }
  const seenAt = () => services.presence.seenAt(workspaceId, ada.workerId)
  return {
    ada,
    isLost,
    seenAt,
    assignment: `${itemId}@${(await itemNow()).epoch}`,
    itemId,
    workspaceId,
    services,
  }
}

it('a beat with the hash of the posted list keeps the assignment; without beats it is lost', async () => {
  const { ada, isLost, seenAt, assignment } = await held()
  const line = await lineOf(ada)
  await post(ada, [assignment])
  for (let n = 0; n < 3; n++) {
    await later(30_000)
    const before = seenAt() ?? 0
    line.beat([assignment])
    await expect.poll(() => (seenAt() ?? 0) - before).toBeGreaterThan(29_000)
  }
  expect([await isLost(), line.asked()]).toEqual([false, 0])
  await later(36_000)
  await expect.poll(isLost).toBe(true)
  // back again: the same hash is enough
  line.beat([assignment])
  await expect.poll(isLost).toBe(false)
  line.close()
})

it('an unknown hash, and a list that is no longer true, are asked for as a list', async () => {
  const { ada, assignment, itemId } = await held()
  const line = await lineOf(ada)
  line.beat([])
  await expect.poll(line.asked).toBe(1)
  expect(await post(ada, [])).toMatchObject({ drop: [], take: [itemId] })
  await later(10_000)
  // the hash is that of the posted list, but the server holds more for her
  line.beat([])
  await expect.poll(line.asked).toBe(2)
  expect(await post(ada, [assignment])).toMatchObject({ drop: [], take: [] })
  await later(10_000)
  line.beat([assignment])
  await later(10_000)
  line.beat([assignment, 'wi_01890000-0000-7000-8000-000000000009@1'])
  await expect.poll(line.asked).toBe(3)
  line.close()
})

it('beats of a contact say nothing, and what is no frame of ours ends the line', async () => {
  const { slug } = await server.workspace()
  const contact = await server.contact(slug)
  const line = await lineOf(contact)
  line.beat([])
  const closed = new Promise<number>((resolve) => line.ws.on('close', resolve))
  line.ws.send(`{"t":"hb","h":"${'x'.repeat(60)}"}`)
  expect(await closed).toBe(4002)
  expect(line.asked()).toBe(0)
})
