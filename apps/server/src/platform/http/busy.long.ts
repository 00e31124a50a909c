import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { send, startTestServer, type TestServer } from '../../harness/test-server.ts'
import { newToken } from '../auth/tokens.ts'

let server: TestServer
let owner: Client

beforeAll(async () => {
  server = await startTestServer()
  owner = new Client(server.database)
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await server?.close()
})

it('a pool that is held is told as full, and what comes after works', async () => {
  const { slug } = await server.workspace()
  const base = server.bases[0]!
  // every look at a token waits for this table, and holds its connection meanwhile
  await owner.query('begin')
  await owner.query('lock table auth.contact_token in access exclusive mode')
  const answers = await Promise.all(
    Array.from({ length: 60 }, () =>
      send(base, 'GET', '/v1/sync?scope=contact', { token: newToken('contact') }),
    ),
  )
  await owner.query('commit')
  const codes = answers.map(({ problem }) => problem.code)
  expect(new Set(codes)).toEqual(new Set(['overloaded', 'database-away']))
  // Those without a connection: all but the pool's.
  expect(codes.filter((code) => code === 'overloaded')).toHaveLength(48)
  for (const { status, headers } of answers) {
    expect(status).toBe(503)
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  }
  const { token } = await server.contact(slug)
  expect((await send(base, 'GET', '/v1/sync?scope=contact', { token })).status).toBe(200)
})
