import { afterAll, beforeAll, expect, it } from 'vitest'
import { send, startTestServer, type TestServer } from '../harness/test-server.ts'
import { verifyWorkspace } from '../platform/verify.ts'

const gibibyte = 1024 ** 3
let free = gibibyte
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ room: async () => ({ free, total: 100 * gibibyte }) })
})
afterAll(() => server?.close())

it('a full disk: writing is refused early, reading goes on, it resumes by itself and nothing is lost', async () => {
  const base = server.bases[0]!
  const { services } = server.nodes[0]!
  const { workspaceId, slug } = await server.workspace()
  const { token } = await server.contact(slug)
  const opened = await send(base, 'POST', '/v1/conversations', {
    token,
    body: { language: 'en', wants: 'person', text: 'Acknowledged before' },
  })
  expect(opened.status, opened.text).toBe(201)
  const { itemId } = opened.json
  const body = { messageId: services.ids.next('msg'), text: 'Sent while it is full' }
  const write = () =>
    send(base, 'POST', `/v1/conversations/${itemId}/messages`, { token, body, key: 'while-it-is-full' })
  free = gibibyte / 8
  await services.storage.look()
  const refused = await write()
  expect([refused.status, refused.problem.code]).toEqual([503, 'storage-full'])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  const asked = await send(base, 'POST', `/v1/conversations/${itemId}/ask-for-human`, { token, body: {} })
  expect(asked.problem.code).toBe('storage-full')
  const seen = await send(base, 'GET', '/v1/sync?scope=contact', { token })
  expect([seen.status, seen.text]).toEqual([200, expect.stringContaining('Acknowledged before')])
  const ready = await send(base, 'GET', '/readyz')
  expect(ready.json).toMatchObject({ ready: true, checks: { storage: expect.stringMatching(/nearly full/) } })
  free = gibibyte
  await services.storage.look()
  expect((await write()).status).toBe(201)
  const after = (await send(base, 'GET', '/v1/sync?scope=contact', { token })).text
  expect(after.match(/Acknowledged before|Sent while it is full/g)?.length).toBeGreaterThanOrEqual(2)
  expect(await verifyWorkspace(services.store, workspaceId)).toMatchObject({ ok: true })
})
