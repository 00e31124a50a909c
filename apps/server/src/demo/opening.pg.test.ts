import { afterEach, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../harness/test-server.ts'
import { demoCompany } from './company.ts'
import { openDemo } from './opening.ts'

let server: TestServer | undefined
afterEach(() => server?.close())

it('is made in empty data, and found again after others came beside it', async () => {
  server = await startTestServer()
  const { services } = server.nodes[0]!
  const first = await openDemo(services)
  expect(first?.slug).toBe(demoCompany.slug)
  await server.workspace()
  expect(await openDemo(services)).toEqual(first)
  expect(await services.authStore.countWorkspaces()).toBe(2)
})

it('is not made beside a company that is there already', async () => {
  server = await startTestServer()
  const { services } = server.nodes[0]!
  await server.workspace()
  expect(await openDemo(services)).toBeNull()
  expect(await services.authStore.countWorkspaces()).toBe(1)
})
