import { execFile } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { ContactState } from '@warmline/contracts'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { send, startTestServer, type TestServer } from '../harness/test-server.ts'
import { createLog } from '../log.ts'
import { parseMetrics } from '../platform/harness/parse-metrics.ts'

let server: TestServer
let owner: Client
const masterKey = randomBytes(32).toString('base64')
const lines: Record<string, unknown>[] = []
const log = createLog(
  'error',
  new Writable({
    write(chunk, _encoding, done) {
      for (const one of String(chunk).split('\n')) if (one !== '') lines.push(JSON.parse(one))
      done()
    },
  }),
)

beforeAll(async () => {
  server = await startTestServer({ log, environment: { WARMLINE_KEY: masterKey } })
  owner = new Client(server.database)
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await server?.close()
})

/** `npm run verify` beside the running server. */
function verify(): Promise<{ code: number; report: { faults: unknown[]; texts: { opened: number } } }> {
  const { host, port, user, database } = server.database
  const url = `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host ?? '')}`
  const program = fileURLToPath(new URL('../cli/verify.ts', import.meta.url))
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [program, '--json'],
      { env: { ...process.env, DATABASE_URL: url, WARMLINE_KEY: masterKey } },
      (_error, out) => resolve({ code: child.exitCode ?? -1, report: JSON.parse(out) }),
    )
  })
}

it('given one text with a flipped byte, when its contact looks, then it is shown as erased and everything else as it is', async () => {
  const base = server.bases[0]!
  const { workspaceId, slug } = await server.workspace()
  const { token } = await server.contact(slug)
  const opened = await send(base, 'POST', '/v1/conversations', {
    token,
    body: { language: 'en', wants: 'person', text: 'first words' },
  })
  expect(opened.status, opened.text).toBe(201)
  const { itemId } = opened.json
  const second = await send(base, 'POST', `/v1/conversations/${itemId}/messages`, {
    token,
    body: { messageId: `msg_${randomUUID()}`, text: 'second words' },
  })
  expect(second.status, second.text).toBeLessThan(300)
  const whole = await verify()
  expect([whole.code, whole.report.faults]).toEqual([0, []])
  expect(whole.report.texts.opened).toBeGreaterThanOrEqual(2)

  const entry = `event_log where workspace_id = $1 and subject_id = $2 and event->>'type' = 'message.appended'`
  const { rows } = await owner.query(
    `select event->>'contentId' as content_id, position from ${entry} order by version limit 1`,
    [workspaceId, itemId],
  )
  const [{ content_id: contentId, position }] = rows
  await owner.query(
    `update content set ciphertext = set_byte(ciphertext, 2, get_byte(ciphertext, 2) # 1)
     where workspace_id = $1 and content_id = $2`,
    [workspaceId, contentId],
  )
  server.nodes[0]!.services.contents.forget(workspaceId)

  for (const _time of [1, 2]) {
    const seen = await send(base, 'GET', '/v1/sync?scope=contact', { token })
    expect(seen.status, seen.text).toBe(200)
    const [thread] = (seen.json['state'] as ContactState).threads
    const texts = thread?.entries.flatMap((one) => (one.entry === 'message' ? [one.text] : []))
    expect(texts?.slice(0, 2)).toEqual([null, 'second words'])
  }
  expect(lines.filter((line) => line['contentId'] === contentId)).toMatchObject([{ level: 50, workspaceId }])
  const metrics = parseMetrics((await send(base, 'GET', '/metrics', {})).text)
  expect(metrics.value('warmline_texts_unreadable_total')).toBe(1)

  const place = { workspaceId, position: Number(position), subjectId: itemId, contentId }
  const damaged = await verify()
  expect(damaged.code).toBe(1)
  expect(damaged.report.faults).toMatchObject([{ ...place, reason: 'text-unreadable', places: 1 }])
  await owner.query('delete from content where workspace_id = $1 and content_id = $2', [
    workspaceId,
    contentId,
  ])
  expect((await verify()).report.faults).toMatchObject([{ ...place, reason: 'text-missing', places: 1 }])
})
