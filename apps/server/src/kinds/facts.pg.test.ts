import { SignJWT } from 'jose'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { send, startTestServer, type TestPerson, type TestServer } from '../harness/test-server.ts'
import { verifyTexts } from '../harness/texts-stand.ts'
import type { Services } from '../services.ts'

let server: TestServer
let services: Services
let slug: string
let workspaceId: string
let admin: TestPerson

beforeAll(async () => {
  server = await startTestServer()
  services = server.nodes[0]!.services
  ;({ slug, workspaceId } = await server.workspace())
  admin = await server.person(workspaceId, ['admin', 'lead', 'worker'])
})
afterAll(() => server?.close())

const post = (token: string, path: string, body: unknown = {}) =>
  send(server.bases[0]!, 'POST', path, { token, body })
async function good(token: string, path: string, body: unknown = {}) {
  const answered = await post(token, path, body)
  expect(answered.status, `${path} ${answered.text}`).toBeLessThan(300)
  return answered.json
}
interface Said {
  key: string
  value: string | null
  by: string
  disputed: boolean
  counts: boolean
}
const known = async (token: string) =>
  (await send(server.bases[0]!, 'GET', '/v1/contact/facts', { token })).json
const factsOf = async (token: string) =>
  ((await known(token))['facts'] as Said[]).map(({ key, value, by, disputed, counts }) => ({
    key,
    value,
    by,
    disputed,
    counts,
  }))
const say = (token: string, key: string, value: string | null) =>
  good(token, '/v1/contact/facts', { key, value })
const found = async (identifier: string) =>
  (
    (
      await send(server.bases[0]!, 'GET', `/v1/contacts?identifier=${encodeURIComponent(identifier)}`, {
        token: admin.token,
      })
    ).json['contacts'] as { contactId: string }[]
  ).map(({ contactId }) => contactId)

async function signedIn(email: string) {
  const { kid, secret } = await good(admin.token, '/v1/settings/identity-keys')
  const jwt = await new SignJWT({ name: 'Sam Signed', email })
    .setProtectedHeader({ alg: 'HS256', kid: String(kid) })
    .setSubject(`sub ${email}`)
    .setExpirationTime(Math.floor(services.clock.now() / 1_000) + 300)
    .sign(new TextEncoder().encode(String(secret)))
  const { token } = await server.contact(slug)
  return good(token, '/v1/identify', { token: jwt })
}

describe('what we know about a contact', () => {
  it('takes an e-mail address that is one, and says which field is wrong', async () => {
    const { token } = await server.contact(slug)
    const refused = await post(token, '/v1/contact/facts', { key: 'email', value: 'sam at shop' })
    expect([refused.status, refused.problem.code]).toEqual([400, 'bad-request'])
    expect(JSON.stringify(refused.problem)).toMatch(/value.*not an e-mail address/)
    expect(await factsOf(token)).toEqual([])
    await say(token, 'email', 'sam@shop.example')
    await say(token, 'email', null)
    await say(token, 'about', 'no @ needed here')
  })

  it('is shown to the contact exactly as to the person who helps', async () => {
    const contact = await signedIn('a@shop.example')
    await say(contact.token, 'name', 'Sam Said')
    await say(contact.token, 'about', 'I cannot hear well')
    const { itemId } = await good(contact.token, '/v1/conversations', {
      language: 'en',
      wants: 'person',
      text: 'hi',
    })
    const path = `/v1/items/${itemId}/context`
    const pack = await send(server.bases[0]!, 'GET', path, { token: admin.token })
    const { contactId, ...shown } = pack.json['contact'] as Record<string, unknown>
    expect(contactId).toBe(contact.contactId)
    expect(shown).toEqual(await known(contact.token))
    expect(shown).toMatchObject({ name: 'Sam Said', identified: true, language: 'en' })
  })

  it('shows both when the contact corrects what a signed identity says, and counts the correction', async () => {
    const { token } = await signedIn('b@shop.example')
    await say(token, 'name', 'Sam Said')
    await good(token, '/v1/contact/facts/dispute', { key: 'email', by: 'host', disputed: true })
    expect(await factsOf(token)).toEqual([
      { key: 'name', value: 'Sam Signed', by: 'host', disputed: false, counts: false },
      { key: 'email', value: 'b@shop.example', by: 'host', disputed: true, counts: true },
      { key: 'name', value: 'Sam Said', by: 'contact', disputed: false, counts: true },
    ])
    await good(token, '/v1/contact/facts/dispute', { key: 'email', by: 'host', disputed: false })
    expect((await factsOf(token))[1]?.disputed).toBe(false)
    const missing = await post(token, '/v1/contact/facts/dispute', {
      key: 'phone',
      by: 'host',
      disputed: true,
    })
    expect(missing.problem.code).toBe('not-found')
  })

  it('deletes what the contact takes back or says anew, and no longer finds them by it', async () => {
    const { token, contactId } = await server.contact(slug)
    const texts = async () => {
      const client = new Client(server.database)
      await client.connect()
      const { rows } = await client.query('select 1 from content where owner_id = $1', [contactId])
      await client.end()
      return rows.length
    }
    await say(token, 'email', 'old@example.org')
    expect([await found('old@example.org'), await texts()]).toEqual([[contactId], 1])
    await say(token, 'email', 'new@example.org')
    expect([await found('old@example.org'), await found('new@example.org'), await texts()]).toEqual([
      [],
      [contactId],
      1,
    ])
    await say(token, 'email', null)
    expect([await found('new@example.org'), await texts(), await factsOf(token)]).toEqual([[], 0, []])
    await say(token, 'email', null)
    expect(await factsOf(token)).toEqual([])
  })

  it('said twice alike it stays, in words and in the index', async () => {
    const { token, contactId } = await server.contact(slug)
    await say(token, 'email', 'Same@example.org')
    await say(token, 'email', 'same@example.org')
    expect(await found('same@example.org')).toEqual([contactId])
    expect(await factsOf(token)).toMatchObject([{ value: 'same@example.org' }])
  })

  it('is nobody else’s', async () => {
    const one = await server.contact(slug)
    const other = await server.contact((await server.workspace()).slug)
    await say(one.token, 'name', 'Ada')
    expect(await factsOf(other.token)).toEqual([])
    expect((await send(server.bases[0]!, 'GET', '/v1/contact/facts', { token: admin.token })).status).toBe(
      403,
    )
  })
})

it('afterwards no text is missing that must stand', async () => {
  expect(await verifyTexts(services, workspaceId)).toMatchObject({ ok: true })
})
