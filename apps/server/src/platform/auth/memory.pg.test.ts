import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../../harness/test-server.ts'
import { createMemoryBus } from '../bus.ts'
import { createAuth } from './auth.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server?.close())

it('a session that ends while it is being read is neither let in nor remembered', async () => {
  const { services } = server.nodes[0]!
  const { authStore, clock, people } = services
  const { workspaceId } = await server.workspace()
  const lead = await server.person(workspaceId, ['lead'])
  const isRead = Promise.withResolvers<void>()
  const mayGoOn = Promise.withResolvers<void>()
  const slow: typeof authStore = {
    ...authStore,
    async session(hash) {
      const row = await authStore.session(hash)
      isRead.resolve()
      await mayGoOn.promise
      return row
    },
  }
  const auth = createAuth({
    store: slow,
    bus: createMemoryBus(),
    origins: services.origins,
    now: clock.now,
    newId: services.ids.next,
    secure: false,
    operatorToken: null,
    rolesOf: people.roles,
  })
  const asked = auth.fromToken(lead.token)
  await isRead.promise
  await auth.endSessionsOf(lead.accountId, lead.workerId)
  mayGoOn.resolve()
  expect(await asked).toMatchObject({ ok: false })
  expect(await auth.fromToken(lead.token)).toMatchObject({ ok: false })
})
