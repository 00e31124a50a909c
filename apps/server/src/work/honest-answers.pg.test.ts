import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { send, startTestServer, type TestServer } from '../harness/test-server.ts'

let server: TestServer
let base: string
let workspaceId: string
let slug: string
let token: string

beforeAll(async () => {
  server = await startTestServer()
  base = server.bases[0]!
  ;({ workspaceId, slug } = await server.workspace())
  token = (await server.contact(slug)).token
})
afterAll(() => server?.close())

const post = (path: string, body: object, as = token) => send(base, 'POST', path, { token: as, body })
let n = 0
const message = () => `msg_01890000-0000-7000-8000-${(++n).toString(16).padStart(12, '0')}`

describe('a message id', () => {
  it('is answered as the first time with the same text, and refused with another', async () => {
    const { itemId } = (await post('/v1/conversations', { language: 'en', wants: 'ai', text: 'first' })).json
    const body = { messageId: message(), text: 'second' }
    const path = `/v1/conversations/${itemId}/messages`
    const first = await post(path, body)
    expect(first.status).toBe(201)
    expect((await post(path, body)).json.cursor).toBe(first.json.cursor)
    const other = await post(path, { ...body, text: 'another' })
    expect([other.status, other.problem.code]).toEqual([422, 'idempotency-key-reused'])
  })

  it('opens one conversation, whatever the key', async () => {
    const body = { language: 'en', wants: 'ai', text: 'hello', messageId: message() }
    const first = await post('/v1/conversations', body)
    expect(first.status).toBe(201)
    const again = await post('/v1/conversations', body)
    expect([again.status, again.json.itemId, again.json.cursor]).toEqual([
      201,
      first.json.itemId,
      first.json.cursor,
    ])
    const other = await post('/v1/conversations', { ...body, text: 'another' })
    expect([other.status, other.problem.code]).toEqual([422, 'idempotency-key-reused'])
  })
})

it('wrap-up takes only a disposition of the workspace', async () => {
  const worker = await server.person(workspaceId, ['worker'])
  const { itemId } = (await post('/v1/conversations', { language: 'en', wants: 'ai', text: 'x' })).json
  const path = `/v1/items/${itemId}/wrap-up`
  const refused = await post(path, { epoch: 1, disposition: 'no-such-end' }, worker.token)
  expect([refused.status, refused.problem.code]).toEqual([422, 'out-of-limits'])
  expect(refused.problem.detail).toContain('solved')
  const known = await post(path, { epoch: 1, disposition: 'solved' }, worker.token)
  expect(known.problem.code).not.toBe('out-of-limits')
})

it('a sign-in link is not pretended where no mail is set up', async () => {
  const ask = (of: string) => post('/v1/sign-in-links', { slug: of, email: 'a@example.com' }, undefined)
  expect((await ask(slug)).problem.code).toBe('no-mail')
  const demo = await server.workspace({ demo: true })
  expect((await ask(demo.slug)).status).toBe(200)
})

it('HEAD is answered like GET, without a body', async () => {
  for (const path of [`/v1/front/${slug}`, `/c/${slug}`]) {
    const get = await send(base, 'GET', path)
    const head = await fetch(base + path, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-type')]).toEqual([200, get.headers.get('content-type')])
    expect(await head.text()).toBe('')
  }
})

it('the ledger is newest first, page after page', async () => {
  const lead = await server.person(workspaceId, ['lead'])
  for (let asked = 0; asked < 3; asked++) await post('/v1/conversations', { language: 'en', wants: 'person' })
  const page = async (after: string) =>
    (await send(base, 'GET', `/v1/promises?limit=2${after}`, { token: lead.token })).json as unknown as {
      rows: { promiseId: string; askedAt: number }[]
      after: string | null
    }
  await expect.poll(async () => (await page('')).after).not.toBeNull()
  const first = await page('')
  const rows = [...first.rows, ...(await page(`&after=${first.after}`)).rows]
  const times = rows.map((row) => row.askedAt)
  expect(times).toEqual(times.toSorted((a, b) => b - a))
  expect(new Set(rows.map((row) => row.promiseId)).size).toBe(rows.length)
})

it('an address that leads nowhere is a page for a browser and a document for a program, and tells nothing', async () => {
  const browser = { accept: 'text/html,*/*;q=0.8', 'accept-language': 'sv-SE,sv;q=0.9' }
  const paths = ['/nope', '/c/nope', `/c/${slug}?item=nope`, '/widget/frame/nope', '/console/nope.txt']
  const pages = await Promise.all(paths.map((path) => send(base, 'GET', path, { headers: browser })))
  for (const { status, headers, text } of pages) {
    expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
    expect(text).toBe(pages[0]?.text)
  }
  expect(pages[0]?.text).toContain('Det finns inget på den här adressen')
  for (const path of paths) expect((await send(base, 'GET', path)).problem.code, path).toBe('not-found')
  const api = await send(base, 'GET', '/v1/nope', { headers: browser })
  expect([api.status, api.problem.code]).toEqual([404, 'not-found'])
  const foreign = {
    ...browser,
    'sec-fetch-site': 'cross-site',
    'content-type': 'application/x-www-form-urlencoded',
  }
  const refused = await send(base, 'POST', `/c/${slug}`, { raw: 'do=person', headers: foreign })
  expect(refused.status).toBe(403)
  expect(refused.text).toContain('Det fungerade inte')
})
