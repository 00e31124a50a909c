import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { articleDecider } from '@warmline/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aCommit, testActor, topicSet } from '../platform/harness/commits.ts'
import { type OpenTestDatabase, openTestDatabase } from '../platform/harness/test-database.ts'

const program = fileURLToPath(new URL('./verify.ts', import.meta.url))
const subjects = 40_000
const eventsEach = 5
/** MB of heap: far less than the log and its states take, a little more than the program itself needs */
const heap = 48
let test: OpenTestDatabase

beforeAll(async () => {
  test = await openTestDatabase()
  const events = Array.from({ length: eventsEach }, (_, n) => topicSet(`${n} ${'x'.repeat(400)}`))
  for (let n = 0; n < subjects; n += 500)
    await test.store.commitBatch(
      Array.from({ length: 500 }, (_, k) => {
        const subjectId = `art_${String(n + k).padStart(6, '0')}`
        let state: ReturnType<typeof articleDecider.evolve> | null = null
        for (const event of events)
          state = articleDecider.evolve(state, { event, at: 1_000, actor: testActor, subjectId })
        return aCommit({ workspaceId: 'ws_big', subjectKind: 'article', subjectId, events, state })
      }),
    )
}, 300_000)
afterAll(() => test?.close())

it(`verifies ${subjects * eventsEach} events within ${heap} MB of heap, and says how far it is`, async () => {
  const { host, port, user, database } = test.owner
  const url = `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host ?? '')}`
  const result = await new Promise<{ out: string; err: string }>((resolve) => {
    execFile(
      process.execPath,
      [`--max-old-space-size=${heap}`, program, '--json'],
      { env: { ...process.env, DATABASE_URL: url, NODE_OPTIONS: '' } },
      (_error, out, err) => resolve({ out, err }),
    )
  })
  expect(result.err).toMatch(/^\d+ of 200000 events, \d+\/s$/m)
  expect(JSON.parse(result.out)).toMatchObject({ ok: true, events: subjects * eventsEach, subjects })
}, 300_000)
