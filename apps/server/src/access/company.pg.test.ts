import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshKey, send, startTestServer, type TestPerson, type TestServer } from '../harness/test-server.ts'
import { setUpLink } from './accounts.ts'

let server: TestServer
let base: string
let slug: string
let workspaceId: string
let admin: TestPerson

beforeAll(async () => {
  server = await startTestServer()
  base = server.bases[0]!
  ;({ slug, workspaceId } = await server.workspace())
  admin = await server.person(workspaceId, ['admin', 'lead', 'worker'])
})
afterAll(() => server?.close())

const as = (token: string) => ({
  get: (path: string) => send(base, 'GET', path, { token }),
  post: (path: string, body: unknown = {}, key?: string) =>
    send(base, 'POST', path, { token, body, ...(key === undefined ? {} : { key }) }),
})

describe('somebody’s own company', () => {
  it('is founded once with the link of the terminal, and its admin is signed in', async () => {
    const link = await setUpLink(server.nodes[0]!.services)
    const token = new URL(link).hash.replace('#token=', '')
    const body = {
      token,
      name: 'Bakery',
      slug: 'bakery',
      adminName: 'Bo',
      email: 'bo@bakery.example',
      languages: ['sv'],
      zone: 'Europe/Stockholm',
    }
    expect(
      (await send(base, 'POST', '/v1/set-up', { body: { ...body, zone: 'Mars/Olympus' } })).problem.code,
    ).toBe('out-of-limits')
    const founded = await send(base, 'POST', '/v1/set-up', { body })
    expect(founded.status).toBe(201)
    const cookie = founded.headers.get('set-cookie')?.split(';')[0] ?? ''
    const settings = await send(base, 'GET', '/v1/settings', { headers: { cookie } })
    expect(settings.json).toMatchObject({ slug: 'bakery', languages: ['sv'], callbacks: true, aiOn: false })
    expect((await send(base, 'POST', '/v1/set-up', { body: { ...body, slug: 'other' } })).problem.code).toBe(
      'token-expired',
    )
  })

  it('invites people once under one key, changes them, and takes access away at once', async () => {
    const { post, get } = as(admin.token)
    const body = {
      name: 'Kim',
      email: 'Kim@Acme.example',
      roles: ['worker'],
      languages: ['en'],
      skills: [],
      mayBackstop: false,
    }
    const key = freshKey()
    const invited = await post('/v1/people', body, key)
    expect(invited.status).toBe(201)
    expect((await post('/v1/people', body, key)).json).toEqual(invited.json)
    expect((await post('/v1/people', { ...body, email: 'kim@acme.example '.trim() })).problem.code).toBe(
      'already-exists',
    )
    const token = new URL(invited.json.link).hash.replace('#token=', '')
    const signedIn = await send(base, 'POST', '/v1/sessions', { body: { token } })
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect((await send(base, 'GET', '/v1/session', { headers: { cookie } })).json).toMatchObject({
      name: 'Kim',
      roles: ['worker'],
    })
    const people = (await get('/v1/people')).json['people'] as { workerId: string; email: string | null }[]
    expect(people.find((one) => one.workerId === invited.json.workerId)?.email).toBe('Kim@Acme.example')
    expect((await post(`/v1/people/${invited.json.workerId}/disable`)).status).toBe(201)
    expect((await send(base, 'GET', '/v1/session', { headers: { cookie } })).status).toBe(401)
    expect((await post(`/v1/people/${admin.workerId}/disable`)).problem.code).toBe('last-admin')
    const link = `/v1/people/${invited.json.workerId}/sign-in-link`
    expect((await post(link)).problem.code).toBe('wrong-state')
    expect((await post(`/v1/people/${invited.json.workerId}/enable`)).status).toBe(201)
    expect((await send(base, 'GET', '/v1/session', { headers: { cookie } })).status).toBe(401)
    const again = new URL((await post(link)).json.link).hash.replace('#token=', '')
    expect((await send(base, 'POST', '/v1/sessions', { body: { token: again } })).status).toBe(201)
  })

  it('shows duty slots in a person’s own view until they are ended', async () => {
    const { post, get } = as(admin.token)
    const slot = { from: Date.now() + 3_600_000, to: Date.now() + 7_200_000 }
    expect((await post('/v1/duties', slot)).status).toBe(201)
    const duties = async () =>
      ((await get('/v1/sync?scope=inbox')).json['state'] as { me: { duties: { dutyId: string }[] } }).me
        .duties
    expect(await duties()).toMatchObject([slot])
    await post(`/v1/duties/${(await duties())[0]?.dutyId}/end`)
    expect(await duties()).toEqual([])
  })

  it('keeps settings within limits and never leaves the AI without people', async () => {
    const own = await server.workspace()
    const boss = await server.person(own.workspaceId, ['admin'])
    const { post, get } = as(boss.token)
    expect((await post('/v1/settings/promise', { dueMs: 5 })).problem.code).toBe('out-of-limits')
    expect((await post('/v1/settings/promise', { dueMs: 60_000 })).status).toBe(201)
    expect((await post('/v1/settings/ai', { on: true })).status).toBe(201)
    const hours = { zone: 'UTC', week: [], holidays: [] }
    expect((await post('/v1/settings/hours', { hours })).problem.code).toBe('no-human-capacity')
    expect((await post('/v1/settings/workspace', { name: 'New name' })).status).toBe(201)
    expect((await get('/v1/settings')).json).toMatchObject({
      name: 'New name',
      promiseDueMs: 60_000,
      aiOn: true,
    })
    expect((await send(base, 'GET', `/v1/front/${own.slug}`)).json).toMatchObject({
      name: 'New name',
      wait: { basis: 'late', p90Ms: null, peopleOn: 0 },
    })
  })
})

describe('contacts', () => {
  const makeKey = async () =>
    (await as(admin.token).post('/v1/settings/identity-keys')).json as unknown as {
      kid: string
      secret: string
    }
  const open = (token: string, text: string) =>
    as(token).post('/v1/conversations', { language: 'en', wants: 'ai', text })

  it('join by a signed identity, and a stranger on the same computer does not see the thread', async () => {
    const { kid, secret } = await makeKey()
    const sign = (sub: string, over: { kid?: string; alg?: string; exp?: boolean } = {}) => {
      const token = new SignJWT({ name: 'Sam', email: 'sam@shop.example' })
        .setProtectedHeader({ alg: over.alg ?? 'HS256', kid: over.kid ?? kid })
        .setSubject(sub)
      return (over.exp === false ? token : token.setExpirationTime('5m')).sign(
        new TextEncoder().encode(secret),
      )
    }
    const first = await server.contact(slug)
    await open(first.token, 'from the phone')
    const identified = await as(first.token).post('/v1/identify', { token: await sign('customer-1') })
    expect(identified.status).toBe(200)
    expect(identified.json.contactId).toBe(first.contactId)
    const second = await server.contact(slug)
    await open(second.token, 'from the laptop')
    const joined = await as(second.token).post('/v1/identify', { token: await sign('customer-1') })
    expect(joined.json.contactId).toBe(first.contactId)
    await expect
      .poll(async () => JSON.stringify((await as(joined.json.token).get('/v1/sync?scope=contact')).json))
      .toContain('from the laptop')
    const other = await as(joined.json.token).post('/v1/identify', { token: await sign('customer-2') })
    expect(other.json.contactId).not.toBe(first.contactId)
    expect(JSON.stringify((await as(other.json.token).get('/v1/sync?scope=contact')).json)).not.toContain(
      'from the',
    )
    for (const [wrong, why] of [
      [await sign('x', { kid: 'unknown' }), /`kid`/],
      [await sign('x', { exp: false }), /`exp` is missing/],
      [await sign('x', { alg: 'HS512' }), /HS256/],
      ['a.b.c', /no signed JWT/],
    ] as const) {
      const { problem } = await as(other.json.token).post('/v1/identify', { token: wrong })
      expect([problem.code, problem.detail]).toEqual(['identity-refused', expect.stringMatching(why)])
    }
    const found = await as(admin.token).get('/v1/contacts?identifier=SAM@shop.example')
    expect((found.json['contacts'] as { contactId: string }[]).map((one) => one.contactId)).toContain(
      first.contactId,
    )
  })

  it('log out so that neither their token nor the signed one opens the thread again', async () => {
    const { kid, secret } = await makeKey()
    const sign = (jti: string) =>
      new SignJWT({ jti })
        .setProtectedHeader({ alg: 'HS256', kid })
        .setSubject('logged-out')
        .setExpirationTime('5m')
        .sign(new TextEncoder().encode(secret))
    const jwt = await sign('1')
    const first = await server.contact(slug)
    const { token } = (await as(first.token).post('/v1/identify', { token: jwt })).json
    await open(token, 'something private')
    const again = (await as((await server.contact(slug)).token).post('/v1/identify', { token: jwt })).json
    expect((await as(token).post('/v1/contacts/forget')).status).toBe(200)
    expect((await as(token).get('/v1/sync?scope=contact')).status).toBe(401)
    const replayed = await as((await server.contact(slug)).token).post('/v1/identify', { token: jwt })
    expect([replayed.problem.code, replayed.problem.detail]).toEqual([
      'identity-refused',
      expect.stringContaining('log-out'),
    ])
    // who logged out here stays signed in on another device, and signs in here again with a fresh one
    expect((await as(again.token).get('/v1/sync?scope=contact')).text).toContain('something private')
    const back = await as((await server.contact(slug)).token).post('/v1/identify', { token: await sign('2') })
    expect((await as(back.json.token).get('/v1/sync?scope=contact')).text).toContain('something private')
  })

  it('are known by two keys while one is rotated, and by none once it is retired', async () => {
    const identify = async ({ kid, secret }: { kid: string; secret: string }) => {
      const { token } = await server.contact(slug)
      const jwt = await new SignJWT({})
        .setProtectedHeader({ alg: 'HS256', kid })
        .setSubject('rotated')
        .setExpirationTime('5m')
        .sign(new TextEncoder().encode(secret))
      return as(token).post('/v1/identify', { token: jwt })
    }
    const old = await makeKey()
    const fresh = await makeKey()
    expect([(await identify(old)).status, (await identify(fresh)).status]).toEqual([200, 200])
    const retire = (kid: string) => as(admin.token).post(`/v1/settings/identity-keys/${kid}/retire`)
    expect((await retire(old.kid)).status).toBe(200)
    expect((await identify(old)).problem.detail).toContain('retired')
    expect((await identify(fresh)).status).toBe(200)
    const { keys } = (await as(admin.token).get('/v1/settings/identity-keys')).json as unknown as {
      keys: { kid: string; retiredAt: number | null }[]
    }
    expect(keys.find(({ kid }) => kid === fresh.kid)?.retiredAt).toBe(null)
    expect(keys.find(({ kid }) => kid === old.kid)?.retiredAt).toBeGreaterThan(0)
    expect(JSON.stringify(keys)).not.toContain(fresh.secret)
    expect((await retire('nothing')).problem.code).toBe('not-found')
    const made = []
    for (let n = 0; n < 6; n++) made.push(await as(admin.token).post('/v1/settings/identity-keys'))
    expect(made.at(-1)?.problem.code).toBe('out-of-limits')
  })

  it('are exported whole, and erased so that nothing of them can be read anywhere', async () => {
    const planted = `planted-${freshKey()}`
    const contact = await server.contact(slug)
    const talk = await open(contact.token, `my secret is ${planted}`)
    await as(contact.token).post('/v1/contact/facts', { key: 'email', value: `${planted}@mail.example` })
    await send(base, 'POST', `/v1/attachments?name=${planted}.txt&itemId=${talk.json.itemId}`, {
      token: contact.token,
      raw: planted,
      headers: { 'content-type': 'text/plain' },
    })
    const exported = await as(admin.token).get(`/v1/contacts/${contact.contactId}/export`)
    expect(exported.text.split(planted).length).toBeGreaterThan(3)
    expect((await as(admin.token).post(`/v1/contacts/${contact.contactId}/erase`)).status).toBe(201)
    expect((await as(contact.token).get('/v1/sync?scope=contact')).status).toBe(401)
    expect((await as(admin.token).get(`/v1/contacts/${contact.contactId}/export`)).text).not.toContain(
      planted,
    )
    expect((await as(admin.token).get(`/v1/sync?scope=thread:${talk.json.itemId}`)).text).not.toContain(
      planted,
    )
    expect(
      (await as(admin.token).get(`/v1/contacts?identifier=${planted}@mail.example`)).json['contacts'],
    ).toEqual([])
    expect(await foundInDatabase(planted)).toEqual([])
    const list = await readFile(join(server.nodes[0]!.services.config.data, 'erased.jsonl'), 'utf8')
    expect(list).toContain(contact.contactId)
  })

  it('may write and ask for a person without any script', async () => {
    const page = await send(base, 'GET', `/c/${slug}`, {})
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'")
    expect(page.text).not.toMatch(/<script|onclick|style=/)
    const form = (fields: Record<string, string>, cookie = '') =>
      send(base, 'POST', `/c/${slug}`, {
        raw: new URLSearchParams(fields).toString(),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: base,
          ...(cookie ? { cookie } : {}),
        },
      })
    const sent = await form({ do: 'message', text: '<b>hello</b> from a plain page' })
    expect(sent.status).toBe(303)
    const cookie = sent.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect((await form({ do: 'person' }, cookie)).status).toBe(303)
    const shown = await send(base, 'GET', `/c/${slug}`, { headers: { cookie } })
    expect(shown.text).toContain('&lt;b&gt;hello&lt;/b&gt; from a plain page')
    expect(shown.text).toContain('You asked for a person')
    expect(
      (
        await send(base, 'POST', `/c/${slug}`, {
          raw: 'do=person',
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            origin: 'https://evil.example',
            cookie,
          },
        })
      ).status,
    ).toBe(403)
  })
})

/** Tables that hold a text in any of their rows; read as the owner, past row-level security. */
async function foundInDatabase(text: string): Promise<string[]> {
  const { database } = server
  const client = new Client(database)
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    )
    const found: string[] = []
    for (const { name } of tables.rows) {
      const rows = await client.query(
        `select 1 from ${name} t where t::text ilike $1 or t::text ilike $2 limit 1`,
        [`%${text}%`, `%${Buffer.from(text).toString('hex')}%`],
      )
      if ((rows.rowCount ?? 0) > 0) found.push(name)
    }
    return found
  } finally {
    await client.end()
  }
}

it('an operator makes a workspace of its own, and its report counts what the log says', async () => {
  const operator = as(server.operatorToken)
  const made = await operator.post('/v1/operator/workspaces', {
    name: 'Replay',
    slug: 'replay-1',
    language: 'en',
    workers: 2,
    ai: true,
    articlesFrom: 'demo',
  })
  expect(made.status).toBe(201)
  const workers = made.json['workers'] as { token: string }[]
  await as(workers[0]!.token).post('/v1/availability', { available: true, capacity: 4 })
  const contact = await server.contact('replay-1')
  const talk = await as(contact.token).post('/v1/conversations', {
    language: 'en',
    wants: 'ai',
    text: 'How long does card delivery take?',
  })
  await expect
    .poll(async () => (await as(contact.token).get(`/v1/sync?scope=thread:${talk.json.itemId}`)).text)
    .toContain('"by":"ai"')
  await as(contact.token).post(`/v1/conversations/${talk.json.itemId}/ask-for-human`)
  await expect
    .poll(async () => (await as(workers[0]!.token).get('/v1/sync?scope=inbox')).text)
    .toContain(talk.json.itemId)
  const report = (await operator.get(`/v1/operator/workspaces/${made.json['workspaceId']}/report`)).json
  expect(report).toMatchObject({ messages: 2, fromAi: 1, asked: 1, gaps: 0, promises: { asked: 1, open: 1 } })
})
