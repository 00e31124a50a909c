import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DatabaseLine, openDatabaseLine } from '../../harness/database-line.ts'
import { send, startTestServer, type TestServer } from '../../harness/test-server.ts'
import { createLog } from '../../log.ts'
import { createTestSignals } from '../signals.ts'

let server: TestServer
const signals = createTestSignals()
let line: DatabaseLine
const lines: { msg: string; level: number }[] = []
const log = createLog(
  'info',
  new Writable({
    write(chunk, _encoding, done) {
      for (const one of String(chunk).split('\n')) if (one !== '') lines.push(JSON.parse(one))
      done()
    },
  }),
)

beforeAll(async () => {
  line = await openDatabaseLine()
  server = await startTestServer({ line, log, signal: signals.signal })
})
afterAll(async () => {
  await line?.mend().catch(() => undefined)
  await server?.close()
  await line?.close()
})

const said = (word: RegExp) => lines.filter(({ msg }) => word.test(msg)).length
/** How often reactions and alarms looked into the database, or tried to. */
const looks = () => Math.min(signals.count('reaction-polled'), signals.count('alarm-looked'))

it('what is written waits for the database, a look is refused at once, and the log has two lines of it', async () => {
  const { slug } = await server.workspace()
  const { token } = await server.contact(slug)
  const base = server.bases[0]!
  const { ids } = server.nodes[0]!.services
  const opened = await send(base, 'POST', '/v1/conversations', {
    token,
    body: { language: 'en', wants: 'person', text: 'Hello' },
  })
  const path = `/v1/conversations/${opened.json.itemId}/messages`
  const body = { messageId: ids.next('msg'), text: 'written while the database is away' }
  await send(base, 'POST', path, { token, body: { messageId: ids.next('msg'), text: 'before' } })
  lines.length = 0
  line.cut()
  const before = looks()
  const writing = send(base, 'POST', path, { token, body, key: 'written-while-away' })
  // what nobody remembers any more is asked of the database
  const looking = await send(base, 'POST', '/v1/contacts', { body: { slug, language: 'en' } })
  expect([looking.status, looking.problem.code]).toEqual([503, 'database-away'])
  // several tries of every runner
  await expect.poll(looks).toBeGreaterThanOrEqual(before + 3)
  expect(said(/database is away/)).toBe(1)
  await line.mend()
  const written = await writing
  expect([written.status, written.text]).toEqual([201, expect.any(String)])
  const again = await send(base, 'POST', path, { token, body, key: 'written-while-away' })
  expect(again.json.version).toBe(written.json.version)
  await expect.poll(() => said(/database is back/)).toBe(1)
  expect(lines.map(({ msg }) => msg)).toEqual([
    expect.stringMatching(/database is away/),
    expect.stringMatching(/database is back/),
  ])
})
