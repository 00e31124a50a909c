import { afterAll, beforeAll, expect, it } from 'vitest'
import { send, startTestServer, type TestServer } from '../harness/test-server.ts'
import { phrasesFor } from './phrases.ts'
import { createDemoWorkers, type DemoWorkers } from './workers.ts'

let server: TestServer
let workers: DemoWorkers
let slug: string

beforeAll(async () => {
  server = await startTestServer()
  const company = await server.workspace({ demo: true })
  slug = company.slug
  const { workerId } = await server.person(company.workspaceId, ['worker'])
  const people = [{ workerId, capacity: 2 }]
  const { services } = server.nodes[0]!
  // 20 seconds have always passed: longer than they type, shorter than their patience
  const clock = { ...services.clock, now: () => services.clock.now() + 20_000 }
  workers = createDemoWorkers({ ...services, clock }, company.workspaceId, people, () => 0)
})
afterAll(() => server?.close())

const words = phrasesFor('en')

it('asks whoever wrote nothing what it is about, and answers that before saying goodbye', async () => {
  const { token } = await server.contact(slug)
  const { ids } = server.nodes[0]!.services
  const post = async (path: string, body: object) =>
    (await send(server.bases[0]!, 'POST', path, { token, body })).json
  const { itemId } = await post('/v1/conversations', { language: 'en', wants: 'person' })
  const said = async () => {
    await workers.step()
    const { json } = await send(server.bases[0]!, 'GET', `/v1/sync?scope=thread:${itemId}`, { token })
    return JSON.stringify(json).match(
      new RegExp(
        `${[words.ask, words.look, words.bye].map((text) => text.replaceAll('?', '\\?')).join('|')}`,
        'g',
      ),
    )
  }
  await expect.poll(said, { timeout: 20_000, interval: 50 }).toEqual([words.ask])
  await post(`/v1/conversations/${itemId}/messages`, {
    messageId: ids.next('msg'),
    text: 'My parcel is late',
  })
  await expect.poll(said, { timeout: 20_000, interval: 50 }).toEqual([words.ask, words.look])
  await post(`/v1/conversations/${itemId}/messages`, { messageId: ids.next('msg'), text: 'Thank you' })
  await expect.poll(said, { timeout: 20_000, interval: 50 }).toEqual([words.ask, words.look, words.bye])
})
