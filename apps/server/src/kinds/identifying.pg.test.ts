import { SignJWT } from 'jose'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freshKey, send, startTestServer, type TestServer } from '../harness/test-server.ts'
import { verifyTexts } from '../harness/texts-stand.ts'
import { contactOf } from './contact-access.ts'

let server: TestServer
let slug: string
let workspaceId: string
let adminToken: string
let signing: { kid: string; secret: string }

beforeAll(async () => {
  server = await startTestServer({ nodes: 2 })
  ;({ slug, workspaceId } = await server.workspace({ demo: true }))
  adminToken = (await server.person(workspaceId, ['admin'])).token
  const made = await post(0, adminToken, '/v1/settings/identity-keys', {})
  signing = { kid: String(made.json['kid']), secret: String(made.json['secret']) }
})
afterAll(() => server?.close())

const post = (node: number, token: string, path: string, body: unknown) =>
  send(server.bases[node]!, 'POST', path, { token, body, key: freshKey() })
const signed = (sub: string) =>
  new SignJWT({ name: 'Sam' })
    .setProtectedHeader({ alg: 'HS256', kid: signing.kid })
    .setSubject(sub)
    .setExpirationTime(Math.floor(server.nodes[0]!.services.clock.now() / 1_000) + 300)
    .sign(new TextEncoder().encode(signing.secret))
const stateOf = (contactId: string) => contactOf(server.nodes[0]!.services, workspaceId, contactId)

/** The same person on so many devices at the same moment, half of them on each node. */
async function devices(sub: string, many: number) {
  const all = await Promise.all(Array.from({ length: many }, () => server.contact(slug)))
  const jwts = await Promise.all(all.map(() => signed(sub)))
  const answers = await Promise.all(
    all.map(({ token }, n) => post(n % 2, token, '/v1/identify', { token: jwts[n] })),
  )
  return { all, answers }
}

it.each([2, 2, 2, 12])(
  'makes one contact of %i devices that say the same at once on two nodes',
  async (many) => {
    const { all, answers } = await devices(`shop-${freshKey()}`, many)
    expect(answers.map(({ status, text }) => [status, status === 200 ? '' : text])).toEqual(
      all.map(() => [200, '']),
    )
    const owners = new Set(answers.map(({ json }) => json.contactId))
    expect(owners.size).toBe(1)
    const [owner] = owners
    for (const { contactId } of all) {
      const state = await stateOf(contactId)
      expect(state).toMatchObject(
        contactId === owner
          ? { identified: true, mergedInto: null }
          : { identified: false, mergedInto: owner },
      )
    }
  },
)

it('knows one device once, however often it says so at once', async () => {
  const { contactId, token } = await server.contact(slug)
  const jwt = await signed('eager')
  const answers = await Promise.all(
    [0, 1, 0, 1].map((node) => post(node, token, '/v1/identify', { token: jwt })),
  )
  expect(answers.map(({ status, json }) => [status, json.contactId])).toEqual(
    answers.map(() => [200, contactId]),
  )
})

it('starts afresh with whoever was erased', async () => {
  const { answers } = await devices('leaver', 2)
  const before = answers[0]!.json.contactId
  expect((await post(0, adminToken, `/v1/contacts/${before}/erase`, {})).status).toBe(201)
  const { answers: again } = await devices('leaver', 4)
  const owners = new Set(again.map(({ json }) => json.contactId))
  expect(owners.size).toBe(1)
  expect(owners.has(before)).toBe(false)
  expect(await stateOf([...owners][0]!)).toMatchObject({ identified: true, erased: false })
})

it('afterwards no text is missing that must stand', async () => {
  expect(await verifyTexts(server.nodes[0]!.services, workspaceId)).toMatchObject({ ok: true })
})
