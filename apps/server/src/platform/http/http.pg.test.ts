import { connect } from 'node:net'
import { limits, type Problem } from '@warmline/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  freshKey,
  send,
  startTestServer,
  type TestPerson,
  type TestServer,
} from '../../harness/test-server.ts'

let server: TestServer
let base: string
let slug: string
let workspaceId: string
let contact: { contactId: string; token: string }
let lead: TestPerson

beforeAll(async () => {
  server = await startTestServer()
  base = server.bases[0]!
  ;({ slug, workspaceId } = await server.workspace())
  contact = await server.contact(slug)
  lead = await server.person(workspaceId, ['lead', 'admin'])
})
afterAll(() => server?.close())

const opening = (over: object = {}) => ({ language: 'en', wants: 'ai', text: 'Hello there', ...over })
const open = (sending: object = {}) =>
  send(base, 'POST', '/v1/conversations', { token: contact.token, body: opening(), ...sending })
const refused = (
  answer: { status: number; headers: Headers; problem: Problem; text: string },
  code: string,
  status: number,
) => {
  expect([answer.status, answer.problem?.code]).toEqual([status, code])
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(answer.problem).toMatchObject({
    code,
    status,
    title: expect.any(String),
    remedy: expect.any(String),
  })
  expect(answer.text).not.toMatch(/node_modules|\.ts:\d|wl[clsok]_/)
}

describe('bad input gets a clear problem', () => {
  it('unknown field, wrong type, missing field', async () => {
    const unknown = await open({ body: opening({ extra: 1 }) })
    refused(unknown, 'bad-request', 400)
    expect(unknown.problem.errors?.[0]?.message).toMatch(/extra/)
    const wrong = await open({ body: opening({ text: 5 }) })
    refused(wrong, 'bad-request', 400)
    expect(wrong.problem.errors?.[0]?.path).toBe('text')
    refused(await open({ body: [] }), 'bad-request', 400)
    refused(await open({ body: { language: 'en' } }), 'bad-request', 400)
  })

  it('broken JSON, invalid UTF-8, prototype pollution', async () => {
    refused(await open({ raw: '{"language":' }), 'bad-json', 400)
    refused(
      await open({ raw: Buffer.from('{"language":"en","wants":"ai","text":"\xff\xfe"}', 'latin1') }),
      'bad-json',
      400,
    )
    refused(
      await open({ raw: '{"__proto__":{"x":1},"language":"en","wants":"ai","text":"a"}' }),
      'bad-json',
      400,
    )
    refused(await open({ raw: '{"constructor":{"prototype":{"x":1}},"language":"en"}' }), 'bad-json', 400)
  })

  it('lone surrogates and NUL, in text, keys and queries', async () => {
    refused(await open({ raw: '{"language":"en","wants":"ai","text":"\\ud800 alone"}' }), 'bad-request', 400)
    refused(await open({ raw: '{"language":"en","wants":"ai","text":"a\\u0000b"}' }), 'bad-request', 400)
    refused(
      await send(base, 'GET', '/v1/knowledge?q=a%00b', {
        token: (await server.person(workspaceId, ['worker'])).token,
      }),
      'bad-request',
      400,
    )
    expect(
      (await open({ raw: '{"language":"en","wants":"person","text":"pair \\ud83d\\ude00"}' })).status,
    ).toBe(201)
  })

  it('too large: a body over 64 KiB, a message of 100,000 characters', async () => {
    refused(await open({ body: opening({ text: 'x'.repeat(100_000) }) }), 'body-too-large', 413)
    refused(
      await open({ body: opening({ text: 'x'.repeat(limits.messageCharacters + 1) }) }),
      'bad-request',
      400,
    )
    refused(await open({ raw: 'x'.repeat(70_000) }), 'body-too-large', 413)
  })

  it('wrong media type, unknown address, wrong method, broken address', async () => {
    refused(
      await open({ raw: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
      'type-refused',
      415,
    )
    refused(await send(base, 'GET', '/v1/nothing-here'), 'not-found', 404)
    const method = await send(base, 'PUT', '/v1/conversations', { token: contact.token, body: {} })
    refused(method, 'method-refused', 405)
    expect(method.headers.get('allow')).toBe('POST')
    expect((await send(base, 'GET', '/v1/front/%E0%A4%A')).status).toBe(400)
  })

  it('unknown ids, malformed ids, and things of another workspace are all not found', async () => {
    const opened = await open()
    expect(opened.status).toBe(201)
    const other = await server.workspace()
    const stranger = await server.contact(other.slug)
    const foreignLead = await server.person(other.workspaceId, ['lead'])
    const path = (itemId: string) => `/v1/conversations/${itemId}/messages`
    const body = { messageId: 'msg_01890000-0000-7000-8000-000000000001', text: 'hi' }
    refused(
      await send(base, 'POST', path('wi_01890000-0000-7000-8000-00000000dead'), {
        token: contact.token,
        body,
      }),
      'not-found',
      404,
    )
    refused(await send(base, 'POST', path('nonsense'), { token: contact.token, body }), 'not-found', 404)
    refused(
      await send(base, 'POST', path(opened.json.itemId), { token: stranger.token, body }),
      'not-found',
      404,
    )
    refused(
      await send(base, 'GET', `/v1/sync?scope=thread:${opened.json.itemId}`, { token: foreignLead.token }),
      'not-found',
      404,
    )
    refused(
      await send(base, 'GET', `/v1/items/${opened.json.itemId}/context`, { token: foreignLead.token }),
      'not-found',
      404,
    )
  })

  it('no token, a wrong token, a revoked token, a role that is missing', async () => {
    refused(await send(base, 'POST', '/v1/conversations', { body: opening() }), 'not-signed-in', 401)
    refused(await open({ token: `wlc_${'x'.repeat(43)}` }), 'token-expired', 401)
    refused(await open({ token: 'something else' }), 'not-signed-in', 401)
    const gone = await server.contact(slug)
    expect((await send(base, 'POST', '/v1/contacts/forget', { token: gone.token, body: {} })).status).toBe(
      200,
    )
    refused(await open({ token: gone.token }), 'token-expired', 401)
    refused(await open({ token: lead.token }), 'not-allowed', 403)
    const recruiter = await server.person(workspaceId, ['recruiter'])
    refused(await send(base, 'GET', '/v1/promises', { token: recruiter.token }), 'not-allowed', 403)
  })
})

describe('Idempotency-Key', () => {
  it('is demanded, in 8 to 128 visible characters', async () => {
    refused(await open({ key: null }), 'idempotency-key-missing', 400)
    refused(await open({ key: 'short' }), 'idempotency-key-missing', 400)
    refused(await open({ key: 'x'.repeat(129) }), 'idempotency-key-missing', 400)
    refused(
      await send(base, 'POST', '/v1/contacts', { body: { slug, language: 'en' }, key: 'guessable' }),
      'idempotency-key-missing',
      400,
    )
  })

  it('a repeated request happens once and is answered as the first time, whatever the order of the fields', async () => {
    const key = freshKey()
    const first = await open({ key, raw: '{"language":"en","wants":"ai","text":"once"}' })
    const second = await open({ key, raw: '{"text":"once","wants":"ai","language":"en"}' })
    expect(second.status).toBe(201)
    expect(second.json).toEqual(first.json)
  })

  it('under the same key another body is refused, and another contact is not disturbed', async () => {
    const key = freshKey()
    expect((await open({ key, body: opening({ text: 'one' }) })).status).toBe(201)
    refused(await open({ key, body: opening({ text: 'two' }) }), 'idempotency-key-reused', 422)
    const other = await server.contact(slug)
    expect((await open({ key, body: opening({ text: 'two' }), token: other.token })).status).toBe(201)
  })

  it('opening a contact twice under one key gives one contact and one token', async () => {
    const key = freshKey()
    const one = await send(base, 'POST', '/v1/contacts', { body: { slug, language: 'en' }, key })
    const two = await send(base, 'POST', '/v1/contacts', { body: { slug, language: 'en' }, key })
    expect(two.json).toEqual(one.json)
  })

  it('twenty at once give one conversation', async () => {
    const key = freshKey()
    const answers = await Promise.all(Array.from({ length: 20 }, () => open({ key })))
    expect(new Set(answers.map((answer) => answer.json.itemId)).size).toBe(1)
  })
})

describe('origins and cookies', () => {
  it('a foreign page may not act for a contact; an allowed one may, and gets the headers for it', async () => {
    const page = 'https://shop.example'
    refused(await open({ headers: { origin: page } }), 'origin-refused', 403)
    await send(base, 'POST', '/v1/settings/origins', { token: lead.token, body: { origins: [page] } })
    const allowed = await open({ headers: { origin: page } })
    expect(allowed.status).toBe(201)
    expect(allowed.headers.get('access-control-allow-origin')).toBe(page)
    refused(
      await send(base, 'GET', '/v1/settings', { token: lead.token, headers: { origin: page } }),
      'origin-refused',
      403,
    )
  })

  it('a session cookie is only good for writes from our own pages', async () => {
    const session = await server.nodes[0]!.services.auth.openSession({
      workspaceId,
      accountId: lead.accountId,
    })
    const cookie = `warmline=${session}`
    const write = (headers: Record<string, string>) =>
      send(base, 'POST', '/v1/settings/promise', {
        body: { dueMs: 120_000 },
        headers: { cookie, ...headers },
      })
    expect((await send(base, 'GET', '/v1/session', { headers: { cookie } })).status).toBe(200)
    refused(await write({}), 'csrf-refused', 403)
    refused(await write({ origin: 'https://evil.example' }), 'csrf-refused', 403)
    refused(await write({ origin: base, 'sec-fetch-site': 'cross-site' }), 'csrf-refused', 403)
    expect((await write({ origin: base, 'sec-fetch-site': 'same-origin' })).status).toBe(201)
  })

  it('a sign-in link works once, signs in by cookie, and sign-out ends the session at once', async () => {
    const made = await send(base, 'POST', `/v1/people/${lead.workerId}/sign-in-link`, {
      token: lead.token,
      body: {},
    })
    const token = new URL(made.json.link).hash.replace('#token=', '')
    const first = await send(base, 'POST', '/v1/sessions', { body: { token } })
    expect(first.status).toBe(201)
    const cookie = first.headers.get('set-cookie')!
    expect(cookie).toMatch(/^warmline=wls_[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=1209600$/)
    refused(await send(base, 'POST', '/v1/sessions', { body: { token } }), 'token-expired', 401)
    const headers = { cookie: cookie.split(';')[0]!, origin: base }
    expect((await send(base, 'POST', '/v1/sign-out', { body: {}, headers })).status).toBe(200)
    refused(await send(base, 'GET', '/v1/session', { headers }), 'token-expired', 401)
  })
})

describe('files', () => {
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    Buffer.alloc(600_000, 7),
  ])
  const attach = (raw: BodyInit, type: string, more: object = {}) =>
    send(base, 'POST', '/v1/attachments?name=..%2F%22b%C3%A4d%22.png', {
      token: contact.token,
      raw,
      headers: { 'content-type': type },
      ...more,
    })

  it('come back as downloads, byte for byte, for their owner only', async () => {
    const stored = await attach(png, 'image/png')
    expect(stored.status).toBe(201)
    expect(stored.json).toMatchObject({ name: 'bäd.png', bytes: png.length })
    const response = await fetch(`${base}/v1/attachments/${stored.json.attachmentId}`, {
      headers: { authorization: `Bearer ${contact.token}` },
    })
    expect(Buffer.from(await response.arrayBuffer()).equals(png)).toBe(true)
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    const other = await server.contact(slug)
    refused(
      await send(base, 'GET', `/v1/attachments/${stored.json.attachmentId}`, { token: other.token }),
      'not-found',
      404,
    )
  })

  it('of another type, of a false type, or too large are refused', async () => {
    refused(await attach('<svg/>', 'image/svg+xml'), 'type-refused', 415)
    refused(await attach('not a picture', 'image/png'), 'type-refused', 415)
    refused(await attach(Buffer.alloc(limits.attachmentBytes + 1, 1), 'image/png'), 'body-too-large', 413)
  })
})

describe('a refusal that comes before the whole body', () => {
  const big = 12 * 1024 * 1024
  /** Writes everything before it reads anything, as many clients do. */
  async function sendBig(token: string): Promise<{ status: number; code: string }> {
    const { hostname, port } = new URL(base)
    const socket = connect(Number(port), hostname)
    const failed = new Promise<never>((_, reject) => socket.once('error', reject))
    const write = (part: string | Buffer) =>
      new Promise<void>((resolve, reject) => {
        socket.write(part, (error) => (error ? reject(error) : setImmediate(resolve)))
      })
    const talk = async () => {
      await write(
        `POST /v1/attachments?name=a.png HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\n` +
          `content-type: image/png\r\ncontent-length: ${big}\r\nidempotency-key: ${freshKey()}\r\n` +
          'connection: close\r\n\r\n',
      )
      for (let sent = 0; sent < big; sent += 64 * 1024) await write(Buffer.alloc(64 * 1024, 1))
      const parts: Buffer[] = []
      for await (const part of socket) parts.push(part as Buffer)
      const answer = String(Buffer.concat(parts))
      const body: Problem = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))
      return { status: Number(answer.split(' ')[1]), code: body.code }
    }
    try {
      return await Promise.race([talk(), failed])
    } finally {
      socket.destroy()
    }
  }
  it('is read by whoever is still sending', async () => {
    for (let n = 0; n < 5; n++) {
      expect(await sendBig(contact.token)).toEqual({ status: 413, code: 'body-too-large' })
      expect(await sendBig('wlc_nobody')).toEqual({ status: 401, code: expect.any(String) })
    }
    const fetched = await send(base, 'POST', '/v1/attachments?name=a.png', {
      token: contact.token,
      raw: Buffer.alloc(big, 1),
      headers: { 'content-type': 'image/png' },
    })
    refused(fetched, 'body-too-large', 413)
  })
})

it('a bug answers 500 with a number to ask about and nothing else', async () => {
  const { services } = server.nodes[0]!
  const { items } = services
  const { brief } = items
  items.brief = async () => {
    throw new Error('secret detail')
  }
  const answer = await send(base, 'POST', '/v1/conversations/wi_01890000-0000-7000-8000-000000000001/close', {
    token: contact.token,
    body: {},
  })
  items.brief = brief
  refused(answer, 'bug', 500)
  expect(answer.problem.incident).toMatch(/^inc_/)
  expect(answer.text).not.toContain('secret detail')
})
