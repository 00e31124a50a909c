import { SignJWT } from 'jose'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshKey, send, startTestServer, type TestPerson, type TestServer } from '../harness/test-server.ts'
import { verifyTexts } from '../harness/texts-stand.ts'
import type { NodeClock } from '../platform/clock.ts'
import { createRateLimits } from '../platform/http/rate-limits.ts'
import type { Services } from '../services.ts'
import { contactOf } from './contact-access.ts'

let server: TestServer
let services: Services
let slug: string
let workspaceId: string
let admin: TestPerson
let ahead = 0

beforeAll(async () => {
  server = await startTestServer({ aheadMs: () => ahead })
  services = server.nodes[0]!.services
  ;({ slug, workspaceId } = await server.workspace({ demo: true }))
  admin = await server.person(workspaceId, ['admin', 'lead', 'worker'])
})
afterAll(() => server?.close())

const post = (token: string, path: string, body: unknown = {}, key: string = freshKey()) =>
  send(server.bases[0]!, 'POST', path, { token, body, key })
const get = (token: string, path: string) => send(server.bases[0]!, 'GET', path, { token })
async function good(token: string, path: string, body: unknown = {}) {
  const answered = await post(token, path, body)
  expect(answered.status, `${path} ${answered.text}`).toBeLessThan(300)
  return answered.json
}

let people = 0
/** A case on one device, with an address on file and its key; and somebody on another device. */
async function twoDevices({ email = `p${++people}@example.org` }: { email?: string | null } = {}) {
  const first = await server.contact(slug)
  const { itemId } = await good(first.token, '/v1/conversations', {
    language: 'en',
    wants: 'person',
    text: 'help',
  })
  if (email !== null) await good(first.token, '/v1/contact/facts', { key: 'email', value: email })
  const caseKey = String((await good(first.token, `/v1/conversations/${itemId}/case-key`))['caseKey'])
  return { first, itemId, email, caseKey, second: await server.contact(slug) }
}

const letters = async (email: string) =>
  (await services.mailer.written()).filter(({ source }) => source.includes(`To: ${email}`))
/** The code in the newest letter to an address, when there are so many. */
async function codeTo(email: string | null, many = 1): Promise<string> {
  await expect.poll(async () => (await letters(email ?? '')).length).toBe(many)
  return /Your code is (\d{8})/.exec((await letters(email ?? ''))[0]?.source ?? '')?.[1] ?? 'none'
}
async function joinsUnderWay(): Promise<number> {
  const client = new Client(server.database)
  await client.connect()
  const { rows } = await client.query("select key from alarm where key like 'join/%'")
  await client.end()
  return rows.length
}
const confirm = (token: string, caseKey: string, code: string) =>
  post(token, '/v1/join/confirm', { caseKey, code })
const sees = async (token: string, itemId: string) =>
  (await get(token, `/v1/sync?scope=thread:${itemId}`)).status === 200
const otherThan = (code: string) => String((Number(code) + 1) % 100_000_000).padStart(8, '0')

async function identityToken(sub: string, email: string) {
  const { kid, secret } = await good(admin.token, '/v1/settings/identity-keys')
  return new SignJWT({ name: 'Sam', email })
    .setProtectedHeader({ alg: 'HS256', kid: String(kid) })
    .setSubject(sub)
    .setExpirationTime(Math.floor(services.clock.now() / 1_000) + 300)
    .sign(new TextEncoder().encode(String(secret)))
}

describe('joining by case key and code', () => {
  it('makes two devices one contact: each sees what the other saw, and erasing one erases both', async () => {
    const { first, second, itemId, email, caseKey } = await twoDevices()
    const mine = await good(second.token, '/v1/conversations', {
      language: 'en',
      wants: 'person',
      text: 'mine',
    })
    const file = (
      await send(server.bases[0]!, 'POST', `/v1/attachments?name=r.txt&itemId=${mine.itemId}`, {
        token: second.token,
        raw: 'a receipt',
        headers: { 'content-type': 'text/plain' },
      })
    ).json
    expect(await sees(second.token, itemId)).toBe(false)
    expect(await good(second.token, '/v1/join', { caseKey })).toEqual({
      digits: 8,
      expiresInMs: 600_000,
      tries: 5,
    })
    const joined = await confirm(second.token, ` ${caseKey} `, await codeTo(email))
    expect([joined.status, joined.json.contactId]).toEqual([200, first.contactId])
    expect(await sees(second.token, itemId)).toBe(true)
    expect((await get(second.token, `/v1/attachments/${file.attachmentId}`)).text).toBe('a receipt')
    await expect.poll(() => sees(first.token, mine.itemId)).toBe(true)
    expect((await contactOf(services, workspaceId, second.contactId))?.mergedInto).toBe(first.contactId)
    await good(admin.token, `/v1/contacts/${second.contactId}/erase`)
    for (const { contactId } of [first, second])
      expect((await contactOf(services, workspaceId, contactId))?.erased).toBe(true)
    const third = await server.contact(slug)
    await good(third.token, '/v1/join', { caseKey })
    expect((await confirm(third.token, caseKey, '00000000')).problem.code).toBe('code-refused')
    expect(await letters(email!)).toHaveLength(1)
  })

  it('answers an unknown key, a revoked one, one of another company and one without an address alike', async () => {
    const elsewhere = await server.workspace({ demo: true })
    const { second, caseKey } = await twoDevices()
    const nameless = await twoDevices({ email: null })
    const revoked = await twoDevices()
    await good(revoked.first.token, `/v1/conversations/${revoked.itemId}/case-key/revoke`)
    const stranger = await server.contact(elsewhere.slug)
    const asked = await Promise.all([
      post(second.token, '/v1/join', { caseKey }),
      post(second.token, '/v1/join', { caseKey: `${caseKey.slice(0, -1)}_` }),
      post(second.token, '/v1/join', { caseKey: 'no key at all' }),
      post(nameless.second.token, '/v1/join', { caseKey: nameless.caseKey }),
      post(revoked.second.token, '/v1/join', { caseKey: revoked.caseKey }),
      post(stranger.token, '/v1/join', { caseKey }),
    ])
    expect(new Set(asked.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    const tried = await Promise.all([
      confirm(second.token, caseKey, '00000000'),
      confirm(second.token, 'no key at all', '00000000'),
      confirm(nameless.second.token, nameless.caseKey, '00000000'),
      confirm(revoked.second.token, revoked.caseKey, '00000000'),
      confirm(stranger.token, caseKey, '00000000'),
    ])
    const shown = tried.map(({ status, problem }) => JSON.stringify([status, { ...problem, incident: 0 }]))
    expect(new Set(shown).size).toBe(1)
    expect(tried[0]?.problem.code).toBe('code-refused')
  })

  it('is void after five wrong tries, the right one included', async () => {
    const { second, email, caseKey, itemId } = await twoDevices()
    await good(second.token, '/v1/join', { caseKey })
    const code = await codeTo(email)
    for (let n = 0; n < 5; n++)
      expect((await confirm(second.token, caseKey, otherThan(code))).problem.code).toBe('code-refused')
    expect((await confirm(second.token, caseKey, code)).problem.code).toBe('code-refused')
    expect(await sees(second.token, itemId)).toBe(false)
    await good(second.token, '/v1/join', { caseKey })
    expect((await confirm(second.token, caseKey, await codeTo(email, 2))).status).toBe(200)
  })

  it('counts tries that come all at once', async () => {
    const { second, email, caseKey } = await twoDevices()
    await good(second.token, '/v1/join', { caseKey })
    const code = await codeTo(email)
    await Promise.all(Array.from({ length: 12 }, () => confirm(second.token, caseKey, otherThan(code))))
    expect((await confirm(second.token, caseKey, code)).problem.code).toBe('code-refused')
  })

  it('belongs to the device that asked for it, and is good for ten minutes', async () => {
    const { second, email, caseKey } = await twoDevices()
    const thief = await server.contact(slug)
    await good(second.token, '/v1/join', { caseKey })
    const code = await codeTo(email)
    expect((await confirm(thief.token, caseKey, code)).problem.code).toBe('code-refused')
    ahead += 10 * 60_000
    await (services.clock as NodeClock).sync()
    expect((await confirm(second.token, caseKey, code)).problem.code).toBe('code-refused')
  })

  it('works once: a replay, another device and a second confirmation at the same moment change nothing', async () => {
    const { first, second, email, caseKey } = await twoDevices()
    await good(second.token, '/v1/join', { caseKey })
    const code = await codeTo(email)
    const both = await Promise.all([
      confirm(second.token, caseKey, code),
      confirm(second.token, caseKey, code),
    ])
    const ok = both.filter(({ status }) => status === 200)
    expect(ok.length).toBeGreaterThan(0)
    for (const { json } of ok) expect(json.contactId).toBe(first.contactId)
    const history = await services.store.history(workspaceId, second.contactId, 0, 50)
    expect(history.filter(({ event }) => event.type === 'contact.merged')).toHaveLength(1)
    // an answer that was lost is asked for again
    expect((await confirm(second.token, caseKey, code)).json.contactId).toBe(first.contactId)
    const third = await server.contact(slug)
    expect((await confirm(third.token, caseKey, code)).problem.code).toBe('code-refused')
  })

  it('sends one letter for one request, however often it is repeated', async () => {
    const { second, email, caseKey } = await twoDevices()
    const key = freshKey()
    await post(second.token, '/v1/join', { caseKey }, key)
    await codeTo(email)
    await post(second.token, '/v1/join', { caseKey }, key)
    await post(second.token, '/v1/join', { caseKey })
    await expect.poll(joinsUnderWay).toBe(0)
    expect(await letters(email!)).toHaveLength(2)
    const codes = (await letters(email!)).map(({ source }) => /code is (\d{8})/.exec(source)?.[1])
    expect(new Set(codes).size).toBe(2)
    expect((await confirm(second.token, caseKey, codes[0] ?? '')).status).toBe(200)
  })

  it('goes to the signed address, and never to one that somebody typed on the second device', async () => {
    const { first, second, email, caseKey } = await twoDevices()
    await good(first.token, '/v1/identify', { token: await identityToken('sub-1', 'sam@shop.example') })
    await good(second.token, '/v1/contact/facts', { key: 'email', value: 'thief@example.org' })
    await good(second.token, '/v1/join', { caseKey })
    const code = await codeTo('sam@shop.example')
    expect(await letters(email!)).toEqual([])
    expect(await letters('thief@example.org')).toEqual([])
    expect((await confirm(second.token, caseKey, code)).status).toBe(200)
  })

  it('joins a case into who is signed in, and shows the signed-in threads to no old device', async () => {
    const { first, second, email, caseKey, itemId } = await twoDevices()
    const signed = await good(second.token, '/v1/identify', {
      token: await identityToken('sub-2', 'two@shop.example'),
    })
    await good(signed.token, '/v1/join', { caseKey })
    const joined = await confirm(signed.token, caseKey, await codeTo(email))
    expect(joined.json.contactId).toBe(second.contactId)
    await expect.poll(() => sees(signed.token, itemId)).toBe(true)
    expect((await get(first.token, '/v1/sync?scope=contact')).problem.code).toBe('token-expired')
  })

  it('does not make one of two people who are signed in', async () => {
    const { first, second, email, caseKey } = await twoDevices()
    await good(first.token, '/v1/identify', { token: await identityToken('sub-3', email!) })
    const signed = await good(second.token, '/v1/identify', {
      token: await identityToken('sub-4', 'four@shop.example'),
    })
    await good(signed.token, '/v1/join', { caseKey })
    const refused = await confirm(signed.token, caseKey, await codeTo(email))
    expect(refused.problem.code).toBe('wrong-state')
  })

  it('keeps neither key nor code in the database', async () => {
    const { second, email, caseKey } = await twoDevices()
    await good(second.token, '/v1/join', { caseKey })
    const code = await codeTo(email)
    const client = new Client(server.database)
    await client.connect()
    for (const table of ['auth.case_key', 'alarm', 'event_log', 'subject', 'idempotency', 'parked']) {
      const { rows } = await client.query(`select ${table.split('.').at(-1)}::text as row from ${table}`)
      const all = rows.map(({ row }) => String(row)).join('\n')
      expect([all.includes(caseKey), all.includes(`"${code}"`)], table).toEqual([false, false])
    }
    await client.end()
  })

  it('a letter that cannot be sent is tried again with the same code', async () => {
    const { second, email, caseKey } = await twoDevices()
    const { send: real } = services.mailer
    let cut = 1
    services.mailer.send = async (...letter) => {
      if (letter[1] === 'join-code' && cut-- > 0) throw new Error('the post office is closed')
      return real(...letter)
    }
    await good(second.token, '/v1/join', { caseKey })
    const code = await codeTo(email)
    services.mailer.send = real
    expect((await confirm(second.token, caseKey, code)).status).toBe(200)
  })

  it('is refused up front where no letter can be sent', async () => {
    const silent = await server.workspace()
    const { token } = await server.contact(silent.slug)
    expect((await post(token, '/v1/join', { caseKey: 'anything' })).problem.code).toBe('no-mail')
  })
})

describe('limits', () => {
  it('hold for a key whether there is one or not, and for a contact', async () => {
    const own = createRateLimits()
    const { limits } = services
    services.limits = { ...limits, byName: own.byName }
    const { second, caseKey } = await twoDevices()
    const asked = async (token: string, key: string) =>
      (await post(token, '/v1/join', { caseKey: key })).status
    for (const key of [caseKey, 'no key at all']) {
      const statuses: number[] = []
      for (let n = 0; n < 6; n++) statuses.push(await asked((await server.contact(slug)).token, key))
      expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
    }
    const many: number[] = []
    for (let n = 0; n < 6; n++) many.push(await asked(second.token, `key ${n}`))
    expect(many).toEqual([200, 200, 200, 200, 200, 429])
    const tried: number[] = []
    for (let n = 0; n < 26; n++) tried.push((await confirm(second.token, `other ${n}`, '00000000')).status)
    expect(tried.filter((status) => status === 409)).toHaveLength(25)
    expect(tried.at(-1)).toBe(429)
    services.limits = limits
  })
})

it('afterwards no text is missing that must stand', async () => {
  expect(await verifyTexts(services, workspaceId)).toMatchObject({ ok: true })
})
