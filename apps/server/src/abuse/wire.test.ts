import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshKey, type TestPerson } from '../harness/test-server.ts'
import { type Ground, startGround } from './harness/ground.ts'
import { clientFrame, raw, upgrade } from './harness/raw.ts'

let ground: Ground
let slug: string
let workspaceId: string
let contact: { contactId: string; token: string }
let lead: TestPerson

beforeAll(async () => {
  ground = await startGround()
  ;({ slug, workspaceId } = await ground.server.workspace())
  contact = await ground.server.contact(slug)
  lead = await ground.server.person(workspaceId, ['lead', 'admin'])
})
afterAll(async () => {
  ground?.expectNoLeak()
  await ground?.close()
})

const opening = { language: 'en', wants: 'ai', text: 'Hello' }
const post = (path: string, sending: object) =>
  ground.from(null, 'POST', path, { token: contact.token, ...sending })
const codeOf = ({ status, problem }: { status: number; problem: { code: string } }) => [status, problem.code]

describe('slow-loris', () => {
  it('dribbled headers, bodies and nothing at all are closed at a deadline while others are served', async () => {
    // Node reads these at each look, so a test need not wait for those of production.
    const { server } = ground.server.nodes[0]!.app
    expect(server.headersTimeout).toBeLessThanOrEqual(10_000)
    expect(server.requestTimeout).toBeLessThanOrEqual(15_000)
    const was = [server.headersTimeout, server.requestTimeout] as const
    server.headersTimeout = 700
    server.requestTimeout = 900
    const lines = Array.from({ length: 60 }, (_, n) => {
      const line = raw(ground.port)
      if (n % 3 === 0) line.say('GET /healthz HTTP/1.1\r\nHost: x\r\nX-A: ')
      if (n % 3 === 1)
        line.say(
          `POST /v1/conversations HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${contact.token}\r\nIdempotency-Key: ${freshKey()}\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{`,
        )
      return line
    })
    let served = 0
    const dribble = setInterval(() => {
      for (const [n, line] of lines.entries()) if (n % 3 < 2) line.say('a')
    }, 50)
    const all = Promise.all(lines.map(({ closed }) => closed))
    let isOver = false
    void all.then(() => {
      isOver = true
    })
    while (!isOver) {
      expect((await ground.from(null, 'GET', `/v1/front/${slug}`)).status).toBe(200)
      served += 1
    }
    clearInterval(dribble)
    ;[server.headersTimeout, server.requestTimeout] = was
    const ends = await all
    expect(served).toBeGreaterThan(0)
    for (const end of ends) expect(end === '' || /^HTTP\/1\.1 (408|400|503) /.test(end), end).toBe(true)
    expect((await post('/v1/conversations', { body: opening })).status).toBe(201)
  })

  it('what is no HTTP gets an answer and an end', async () => {
    for (const said of [
      '\x16\x03\x01\x02\x00',
      'GET\r\n\r\n',
      `GET / HTTP/1.1\r\nX: ${'a'.repeat(40_000)}\r\n`,
    ]) {
      const line = raw(ground.port)
      line.say(said)
      expect(await line.closed).toMatch(/^HTTP\/1\.1 (400|431) .*application\/problem\+json/s)
    }
  })

  it('two lengths, and a length beside chunks, are never taken for two requests', async () => {
    for (const lengths of [
      'Content-Length: 4\r\nTransfer-Encoding: chunked',
      'Content-Length: 1\r\nContent-Length: 2',
    ]) {
      const line = raw(ground.port)
      line.say(
        `POST /v1/conversations HTTP/1.1\r\nHost: x\r\n${lengths}\r\n\r\n0\r\n\r\nGET /v1/front/${slug} HTTP/1.1\r\nHost: x\r\n\r\n`,
      )
      const heard = await line.closed
      expect(heard).toMatch(/^HTTP\/1\.1 400 /)
      expect(heard.match(/HTTP\/1\.1/g)).toHaveLength(1)
    }
  })
})

describe('compression bombs', () => {
  it('a compressed body is refused before it is read, on every kind of route', async () => {
    const bomb = gzipSync(Buffer.alloc(1_000_000, 'a'))
    for (const [path, type] of [
      ['/v1/conversations', 'application/json'],
      ['/v1/attachments?name=a.txt', 'text/plain'],
      [`/c/${slug}`, 'application/x-www-form-urlencoded'],
    ] as const)
      for (const coding of ['gzip', 'br', 'deflate', 'gzip, gzip', 'identity, gzip', 'x'])
        expect(
          codeOf(
            await post(path, { raw: bomb, headers: { 'content-type': type, 'content-encoding': coding } }),
          ),
        ).toEqual([415, 'type-refused'])
  })

  it('permessage-deflate is not spoken, and a frame that uses it all the same ends the line', async () => {
    const { line, head } = await upgrade(ground.port, {
      'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits',
    })
    expect(head).toMatch(/^HTTP\/1\.1 101 /)
    expect(head).not.toMatch(/sec-websocket-extensions/i)
    line.say(clientFrame(1, Buffer.from('{}'), { rsv1: true }))
    expect((await line.closed).slice(head.length)).toContain(String.fromCharCode(0x03, 0xea))
  })
})

describe('frames', () => {
  it('over 4 KiB ends the line with 1009 without being taken in, said or sent', async () => {
    for (const frame of [
      clientFrame(1, Buffer.alloc(5_000, 'a')),
      clientFrame(1, Buffer.from('a'), { length: 2 ** 40 }),
      clientFrame(2, Buffer.alloc(5_000, 'a')),
    ]) {
      const { line, head } = await upgrade(
        ground.port,
        { 'Sec-WebSocket-Protocol': `warmline.v1, ${contact.token}` },
        { until: 'ready' },
      )
      expect(head).toMatch(/^HTTP\/1\.1 101 /)
      line.say(frame)
      expect(await line.closed).toContain(String.fromCharCode(0x03, 0xf1))
    }
  })

  it('a handshake that is none gets a problem or nothing, and the server stays', async () => {
    for (const [headers, path] of [
      [{}, '//'],
      [{}, '/v1/elsewhere'],
      [{ 'Sec-WebSocket-Key': 'short' }, '/v1/events'],
      [{ 'Sec-WebSocket-Version': '1' }, '/v1/events'],
      [{ 'Sec-WebSocket-Protocol': 'warmline.v1, ' }, '/v1/events'],
      [{ 'Sec-WebSocket-Protocol': ',,\u00ff' }, '/v1/events'],
      [{ Authorization: 'Bearer' }, '/v1/events'],
      [{ Upgrade: 'h2c' }, '/v1/events'],
    ] as [Record<string, string>, string][]) {
      const { line, head } = await upgrade(ground.port, headers, { path })
      ground.heard(head)
      expect(head, JSON.stringify([headers, path])).toMatch(/^(HTTP\/1\.1 (101|400|401|404|426) |$)/)
      line.end()
    }
    expect(ground.lines.filter((line) => line.includes('a socket failed'))).toEqual([])
  })
})

describe('JSON', () => {
  const deep = (n: number, inside = '1') => `${'{"a":'.repeat(n)}${inside}${'}'.repeat(n)}`

  it('that is deep is refused as such, wherever it stands and whatever else is in it', async () => {
    for (const body of [
      deep(9_000),
      `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
      deep(9_000, '{"constructor":1}'),
      deep(9_000, '"\\ud800"'),
      `{"language":"en","wants":"person","text":${deep(33)}}`,
    ])
      expect(codeOf(await post('/v1/conversations', { raw: body }))).toEqual([400, 'bad-json'])
    const import_ = `{"publish":true,"files":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`
    expect(
      codeOf(await ground.from(null, 'POST', '/v1/articles/import', { token: lead.token, raw: import_ })),
    ).toEqual([400, 'bad-json'])
  })

  it('that wants to change a prototype is refused, however it is written, and changes none', async () => {
    for (const body of [
      '{"__proto__":{"isAdmin":true}}',
      '{"\\u005f_proto__":{"isAdmin":true}}',
      '{"language":"en","wants":"ai","text":"a","x":{"__proto__":{"isAdmin":true}}}',
      '{"constructor":{"prototype":{"isAdmin":true}}}',
      '{"\\u0063onstructor":{"prototype":{"isAdmin":true}}}',
      '[{"__proto__":[]}]',
    ])
      expect(codeOf(await post('/v1/conversations', { raw: body }))).toEqual([400, 'bad-json'])
    const query = await ground.from(null, 'GET', '/v1/sync?scope=contact&__proto__[isAdmin]=1', {
      token: contact.token,
    })
    expect(query.status).toBe(400)
    const form = await ground.from(null, 'POST', `/c/${slug}`, {
      raw: '__proto__=x&constructor=y&do=__proto__&text=',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    })
    expect(form.status).toBe(400)
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  })
})

describe('header injection', () => {
  const crlf = '\r\nSet-Cookie: planted=1\r\n\r\n<script>'

  it('file names stand in headers as one name, cut between characters', async () => {
    for (const [name, seen] of [
      [`a${crlf}.txt`, 'aSet-Cookie planted=1script.txt'],
      ['"; filename="evil.exe', '; filename=evil.exe'],
      [`${'x'.repeat(119)}😀.txt`, 'x'.repeat(119)],
      ['../../etc/passwd', 'passwd'],
      ['\u202etxt.exe', 'txt.exe'],
      ["it's (1)*.txt", "it's (1).txt"],
    ] as const) {
      const key = freshKey()
      const sending = { raw: 'Hello', key, headers: { 'content-type': 'text/plain' } }
      const path = `/v1/attachments?name=${encodeURIComponent(name)}`
      const stored = await post(path, sending)
      expect([stored.status, stored.json['name']], stored.text).toEqual([201, seen])
      expect((await post(path, sending)).json.attachmentId).toBe(stored.json.attachmentId)
      const file = await ground.from(null, 'GET', `/v1/attachments/${stored.json.attachmentId}`, {
        token: contact.token,
      })
      expect(file.status).toBe(200)
      expect(file.headers.get('content-disposition')).toMatch(
        /^attachment; filename="[^"\r\n]+"; filename\*=UTF-8''[\w.!~%-]+$/,
      )
      expect(file.headers.get('set-cookie')).toBeNull()
      expect(file.headers.get('content-security-policy')).toContain('sandbox')
    }
  })

  it('addresses, languages, items and slugs never end a line of a head', async () => {
    const evil = encodeURIComponent(crlf)
    for (const path of [
      `/c/${evil}`,
      `/c/${slug}?item=${evil}`,
      `/c/${slug}?item=a%00b`,
      `/c/${slug}?item=a%00b&view=wait`,
      `/c/${slug}?watch=1.0${evil}`,
      `/c/${slug}?view=${evil}&said=${evil}&upTo=${evil}`,
      `/c/${slug}/transcript?item=a%00b&as=${evil}`,
      `/widget/frame/${slug}?lang=${evil}`,
      `/widget/frame/${evil}`,
      '/widget/frame/a%00b',
      '/c/a%00b',
      '/v1/front/a%00b',
      `/v1/front/${evil}`,
      `/console/${evil}`,
      `/console/..%2f..%2f..%2fetc%2fpasswd`,
      `/widget/%2e%2e/%2e%2e/package.json`,
      `/${evil}`,
    ])
      for (const token of [null, contact.token]) {
        const cookie: Record<string, string> = token === null ? {} : { cookie: `warmline-contact=${token}` }
        const seen = await ground.from(null, 'GET', path, {
          headers: { 'accept-language': 'en-GB;q=1, sv', accept: 'text/html', ...cookie },
        })
        expect([200, 302, 400, 404], path).toContain(seen.status)
        expect(seen.headers.get('set-cookie'), path).toBeNull()
        expect(seen.text, path).not.toContain('<script>')
      }
    const form = await ground.from(null, 'POST', `/c/${slug}`, {
      raw: `do=person&item=${evil}&key=${evil}`,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        cookie: `warmline-contact=${contact.token}`,
      },
    })
    expect(form.status).toBeLessThan(500)
    expect(form.headers.get('location') ?? '').not.toMatch(/planted=1\r|\n/)
  })

  it('what a company is called stays in its place in letters', async () => {
    const name = `Acme\r\nBcc: everybody@example.org\r\n\r\nHello`
    const said = await ground.from(null, 'POST', '/v1/settings/workspace', {
      token: lead.token,
      body: { name },
    })
    const front = await ground.from(null, 'GET', `/v1/front/${slug}`)
    expect(said.status === 400 || !/[\r\n]/.test(String(front.json['name']))).toBe(true)
  })
})
