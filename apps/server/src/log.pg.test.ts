import { Writable } from 'node:stream'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { send, startTestServer, type TestServer } from './harness/test-server.ts'
import { createLog } from './log.ts'

type Line = Record<string, unknown> & { msg: string; level: number }

let server: TestServer
let owner: Client
let everything = ''
const lines: Line[] = []
const log = createLog(
  'info',
  new Writable({
    write(chunk, _encoding, done) {
      everything += String(chunk)
      for (const one of String(chunk).split('\n')) if (one !== '') lines.push(JSON.parse(one))
      done()
    },
  }),
)

beforeAll(async () => {
  server = await startTestServer({ log })
  owner = new Client(server.database)
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await server?.close()
})

const find = (msg: string) => lines.find((line) => line.msg === msg)
const said = (msg: string) => expect.poll(() => find(msg), { timeout: 15_000 }).toBeDefined()

/** What our own tables are missing is a bug like any other: nothing away, nothing to wait for. */
async function without<T>(table: string, work: () => Promise<T>): Promise<T> {
  await owner.query(`alter table ${table} rename to ${table}_gone`)
  try {
    return await work()
  } finally {
    await owner.query(`alter table ${table}_gone rename to ${table}`)
  }
}

it('whatever goes wrong with work is a line that names workspace, subject and position, and says no word of anybody', async () => {
  const planted = {
    text: 'planted-words-that-nobody-may-log',
    email: 'planted.person@example.com',
    name: 'Planted Personson',
  }
  const base = server.bases[0]!
  const { workspaceId, slug } = await server.workspace()
  const boss = await server.person(workspaceId, ['admin', 'lead'], {
    email: planted.email,
    name: planted.name,
  })
  const { token } = await server.contact(slug)
  const open = () =>
    send(base, 'POST', '/v1/conversations', {
      token,
      body: { language: 'en', wants: 'person', text: planted.text },
    })

  const subjectId = (await without('alarm', async () => {
    const opened = await open()
    expect(opened.status, opened.text).toBe(201)
    await said('a reaction was parked for this subject')
    return opened.json.itemId
  })) as string
  expect(find('a reaction failed')).toMatchObject({
    reaction: expect.any(String),
    workspaceId,
    subjectId,
    position: expect.any(Number),
  })
  expect(find('a reaction was parked for this subject')).toMatchObject({ workspaceId, subjectId })

  const now = server.nodes[0]!.services.clock.now()
  const op = { key: 'broken', dueAt: now, maxAttempts: 1, run: { task: 'no-such-task', itemId: subjectId } }
  await owner.query(
    `insert into alarm (workspace_id, key, due_at, next_at, attempt, claimed_by, op) values ($1, 'broken', $2, $2, 0, null, $3)`,
    [workspaceId, now, JSON.stringify(op)],
  )
  await said('an alarm was given up')
  expect(find('an alarm failed')).toMatchObject({ workspaceId, subjectId, key: 'broken', attempt: 1 })
  expect(find('an alarm was given up')).toMatchObject({ workspaceId, subjectId })

  const message = { messageId: server.nodes[0]!.services.ids.next('msg'), text: planted.text }
  const path = `/v1/conversations/${subjectId}/messages`
  const failed = await without('message_key', () => send(base, 'POST', path, { token, body: message }))
  expect(failed.status).toBe(500)
  expect(find('a batch was not committed')).toMatchObject({ workspaceId, subjectId, commands: 1 })
  expect(find('a bug')).toMatchObject({ workspaceId, subjectId, route: '/v1/conversations/:itemId/messages' })

  const looked = await without('ledger', () => send(base, 'GET', '/v1/promises', { token: boss.token }))
  expect(looked.status).toBe(500)

  const aboutWork = lines.filter(({ level, msg }) => level >= 40 && !/clock|database|stopping/.test(msg))
  expect(aboutWork.filter((line) => line['workspaceId'] !== workspaceId)).toEqual([])
  const { text: measures } = await send(base, 'GET', '/metrics')
  expect(measures).toContain('warmline_ready 1')
  for (const secret of [...Object.values(planted), token, boss.token, server.operatorToken])
    for (const shown of [everything, measures, failed.text, looked.text]) expect(shown).not.toContain(secret)
  expect(everything).not.toContain('Personson')
}, 60_000)
