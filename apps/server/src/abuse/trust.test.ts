import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshKey, type TestPerson } from '../harness/test-server.ts'
import { type Ground, startGround } from './harness/ground.ts'
import { clientFrame, upgrade } from './harness/raw.ts'

let ground: Ground
let slug: string
let workspaceId: string
let contact: { contactId: string; token: string }
let admin: TestPerson

beforeAll(async () => {
  ground = await startGround()
  ;({ slug, workspaceId } = await ground.server.workspace())
  contact = await ground.server.contact(slug)
  admin = await ground.server.person(workspaceId, ['admin', 'lead', 'worker'])
  for (const { token } of [contact, admin]) ground.plant(token)
})
afterAll(async () => {
  ground?.expectNoLeak()
  await ground?.close()
})

const evil = [
  'https://evil.example',
  'null',
  'https://127.0.0.1.evil.example',
  'http://evil.example:80',
  'file://',
]

describe('forged origins', () => {
  it('a cookie of ours does nothing on a foreign page, a sandboxed one, or without a word of where it comes from', async () => {
    const cookie = `warmline=${admin.token}`
    const name = (headers: Record<string, string>) =>
      ground.from(null, 'POST', '/v1/settings/workspace', {
        body: { name: 'Mallory' },
        headers: { cookie, ...headers },
      })
    const own = `http://127.0.0.1:${ground.port}`
    for (const headers of [
      {},
      ...evil.map((origin) => ({ origin })),
      { origin: own, 'sec-fetch-site': 'cross-site' },
      { origin: own, 'sec-fetch-site': 'same-site' },
      { origin: own, 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      { origin: `${own}.evil.example` },
    ] as Record<string, string>[]) {
      const answer = await name(headers)
      expect([answer.status, answer.problem.code], JSON.stringify(headers)).toEqual([403, 'csrf-refused'])
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    }
    for (const origin of evil) {
      const read = await ground.from(null, 'GET', '/v1/settings', { headers: { cookie, origin } })
      expect(read.status).toBe(403)
      expect(read.headers.get('access-control-allow-origin')).toBeNull()
      expect(read.headers.get('access-control-allow-credentials')).toBeNull()
    }
    expect((await name({ origin: own, 'sec-fetch-site': 'same-origin' })).status).toBe(201)
  })

  it('a form of a foreign page writes nothing on the page without scripts', async () => {
    const headers = {
      cookie: `warmline-contact=${contact.token}`,
      'content-type': 'application/x-www-form-urlencoded',
    }
    for (const origin of evil)
      expect(
        (await ground.from(null, 'POST', `/c/${slug}`, { raw: 'do=person', headers: { ...headers, origin } }))
          .status,
      ).toBe(403)
  })

  it('a socket opened by a foreign page hears nothing, with a cookie or a token', async () => {
    const tries = evil.map(async (origin) => {
      const byCookie = await upgrade(ground.port, { Origin: origin, Cookie: `warmline=${admin.token}` })
      expect(byCookie.head).toMatch(/^HTTP\/1\.1 101/)
      byCookie.line.say(clientFrame(1, Buffer.from('{"t":"hb"}')))
      expect(await byCookie.line.closed).not.toContain('ready')
      const byToken = await upgrade(
        ground.port,
        { Origin: origin, 'Sec-WebSocket-Protocol': `warmline.v1, ${contact.token}` },
        { until: 'origin-refused' },
      )
      expect(byToken.line.heard()).not.toContain('ready')
      byToken.line.end()
    })
    await Promise.all(tries)
  })
})

describe('tokens', () => {
  const other = (token: string) => token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')

  it('that are none of ours, are for something else, or are over open nothing', async () => {
    const gone = await ground.server.contact(slug)
    await ground.from(null, 'POST', '/v1/contacts/forget', { token: gone.token, body: {} })
    const short = await ground.server.nodes[0]!.services.auth.openSession(
      { workspaceId, accountId: admin.accountId },
      1,
    )
    const tokens = [
      other(contact.token),
      gone.token,
      short,
      admin.token.replace('wls', 'wlc'),
      contact.token.replace('wlc', 'wls'),
      contact.token.replace('wlc', 'wlo'),
      contact.token.replace('wlc', 'wll'),
      `wlk_${'a'.repeat(43)}`,
      'a',
      'a'.repeat(200),
      contact.token.toUpperCase(),
    ]
    for (const token of tokens)
      for (const path of ['/v1/sync?scope=contact', '/v1/settings', '/v1/events']) {
        const answer = await ground.from(null, 'GET', path, { token })
        expect([401, 403], path).toContain(answer.status)
      }
    for (const authorization of [
      'Bearer',
      'Bearer ',
      `Basic ${contact.token}`,
      `Bearer ${contact.token} x`,
      `Bearer ${'a'.repeat(5_000)}`,
      `Bearer ${contact.token}, Bearer ${admin.token}`,
    ])
      expect(
        (await ground.from(null, 'GET', '/v1/sync?scope=contact', { headers: { authorization } })).status,
      ).toBe(401)
    expect((await ground.from(null, 'POST', '/v1/sessions', { body: { token: contact.token } })).status).toBe(
      401,
    )
  })

  it('a stream of events ends with the token that opened it', async () => {
    const gone = await ground.server.contact(slug)
    const stream = await fetch(`${ground.base}/v1/events`, {
      headers: { authorization: `Bearer ${gone.token}`, accept: 'text/event-stream' },
    })
    expect(stream.status).toBe(200)
    const heard = stream.text()
    await ground.from(null, 'POST', '/v1/contacts/forget', { token: gone.token, body: {} })
    expect(await heard).toContain('event: ready')
  })
})

describe('signed identities', () => {
  const b64 = (value: unknown) =>
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')
  const nowS = () => Math.floor(Date.now() / 1000)

  it('are believed when they are signed with a key of this company, and in no other way', async () => {
    const { kid, secret } = (
      await ground.from(null, 'POST', '/v1/settings/identity-keys', { token: admin.token, body: {} })
    ).json as unknown as { kid: string; secret: string }
    ground.plant(secret)
    const elsewhere = await ground.server.workspace()
    const boss = await ground.server.person(elsewhere.workspaceId, ['admin'])
    const foreign = (
      await ground.from(null, 'POST', '/v1/settings/identity-keys', { token: boss.token, body: {} })
    ).json as unknown as { kid: string; secret: string }
    const claims = () => ({ sub: 'planted-sub-4711', email: 'planted-sub@example.org', exp: nowS() + 600 })
    ground.plant('planted-sub')
    const hs = (head: object, body: unknown = claims(), key = secret, hash = 'sha256') => {
      const signed = `${b64(head)}.${b64(body)}`
      return `${signed}.${createHmac(hash, key).update(signed).digest('base64url')}`
    }
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' }) as string
    const rs = (head: object) => {
      const signed = `${b64(head)}.${b64(claims())}`
      return `${signed}.${sign('sha256', Buffer.from(signed), rsa.privateKey).toString('base64url')}`
    }
    const good = { alg: 'HS256', kid }
    const forged: Record<string, string> = {
      none: `${b64({ alg: 'none', kid })}.${b64(claims())}.`,
      'none, spelt': `${b64({ alg: 'nOnE', kid })}.${b64(claims())}.`,
      'no signature': `${b64(good)}.${b64(claims())}.`,
      'another algorithm of the family': hs({ alg: 'HS512', kid }, claims(), secret, 'sha512'),
      RS256: rs({ alg: 'RS256', kid }),
      'a public key as secret': hs(good, claims(), pem),
      'a key in the head': hs({ ...good, jwk: { kty: 'oct', k: b64('abc') } }, claims(), 'abc'),
      'a key from an address': hs(
        { ...good, jku: 'http://127.0.0.1:9/', x5u: 'http://127.0.0.1:9/' },
        claims(),
        'x',
      ),
      'no kid': hs({ alg: 'HS256' }),
      'a kid that is a path': hs({ alg: 'HS256', kid: '../../../../dev/null' }, claims(), ''),
      'a kid that is SQL': hs({ alg: 'HS256', kid: "' union select 'a'--" }, claims(), 'a'),
      'a kid that is a prototype': hs({ alg: 'HS256', kid: '__proto__' }, claims(), ''),
      'a kid that is no text': hs({ alg: 'HS256', kid: { $ne: null } }),
      'a key of another company': hs({ alg: 'HS256', kid: foreign.kid }, claims(), foreign.secret),
      'an empty secret': hs(good, claims(), ''),
      crit: hs({ ...good, crit: ['b64'], b64: false }),
      'no end': hs(good, { sub: 'x' }),
      'an end that is text': hs(good, { sub: 'x', exp: '9999999999' }),
      'an end far away': hs(good, { sub: 'x', exp: nowS() + 10_000_000 }),
      'an end that is endless': hs(good, `{"sub":"x","exp":1e999}`),
      over: hs(good, { sub: 'x', exp: nowS() - 120 }),
      'not yet': hs(good, { ...claims(), nbf: nowS() + 3_600 }),
      'no sub': hs(good, { exp: nowS() + 60 }),
      'a sub that is a list': hs(good, { sub: ['x'], exp: nowS() + 60 }),
      'no object': hs(good, '[]'),
      'no JSON': hs(good, '{'),
      'five parts': `${hs(good)}.a.b`,
      huge: `${b64({ ...good, x: 'a'.repeat(2_000) })}.${b64(claims())}.AAAA`,
    }
    for (const [name, token] of Object.entries(forged)) {
      const answer = await ground.from(null, 'POST', '/v1/identify', {
        token: contact.token,
        body: { token },
      })
      expect([answer.status, answer.problem.code], name).toEqual([401, 'identity-refused'])
      expect(answer.text, name).not.toContain(token.slice(0, 20))
    }
    const tooLong = { token: contact.token, body: { token: 'a'.repeat(5_000) } }
    expect((await ground.from(null, 'POST', '/v1/identify', tooLong)).status).toBe(400)
    const right = { token: contact.token, body: { token: hs(good) }, key: freshKey() }
    const identified = await ground.from(null, 'POST', '/v1/identify', right)
    expect(identified.status, identified.text).toBe(200)
    const retired = await ground.from(null, 'POST', `/v1/settings/identity-keys/${kid}/retire`, {
      token: admin.token,
      body: {},
    })
    expect(retired.status).toBe(200)
    const late = { token: identified.json.token, body: { token: hs(good, { ...claims(), iat: nowS() - 1 }) } }
    expect((await ground.from(null, 'POST', '/v1/identify', late)).problem.code).toBe('identity-refused')
  })
})
