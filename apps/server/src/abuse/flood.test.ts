import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshKey } from '../harness/test-server.ts'
import { expectTooMany, type Ground, startGround } from './harness/ground.ts'

let ground: Ground
let slug: string

beforeAll(async () => {
  ground = await startGround()
  ;({ slug } = await ground.server.workspace())
})
afterAll(async () => {
  ground?.expectNoLeak()
  await ground?.close()
})

/** a thousand in flood.long.ts: past the limit each is the same */
const opens = process.env['WARMLINE_LONG'] === '1' ? 1_000 : 250
const flooder = '203.0.113.7'
const open = (address: string, wants?: 'ai' | 'person') =>
  ground.from(address, 'POST', '/v1/contacts', { body: { slug, language: 'en', ...(wants && { wants }) } })
/** So many, forty at a time. */
async function inTurns<T>(count: number, one: () => Promise<T>): Promise<T[]> {
  const all: T[] = []
  let begun = 0
  const work = async () => {
    while (begun < count) {
      begun += 1
      all.push(await one())
    }
  }
  await Promise.all(Array.from({ length: 40 }, work))
  return all
}
const ask = (address: string, token: string) =>
  ground.from(address, 'POST', '/v1/conversations', { token, body: { language: 'en', wants: 'person' } })
const chat = (address: string, token: string) =>
  ground.from(address, 'POST', '/v1/conversations', {
    token,
    body: { language: 'en', wants: 'ai', text: 'Hello' },
  })
const form = (address: string, fields: Record<string, string>, cookie?: string) =>
  ground.from(address, 'POST', `/c/${slug}`, {
    raw: new URLSearchParams(fields).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      ...(cookie && { cookie }),
    },
  })

describe(`${opens} opens a minute from one address`, () => {
  let earlier: string

  it('are refused with a time to come back at, and other addresses do not feel it', async () => {
    earlier = (await open(flooder)).json.token
    const answers = await inTurns(opens, () => open(flooder))
    const refused = answers.filter(({ status }) => status !== 201)
    expect(refused.length).toBe(opens - 119)
    for (const answer of refused) expectTooMany(answer)
    expect((await open('203.0.113.8')).status).toBe(201)
  })

  it('leave the button to a contact that was there before', async () => {
    expect((await ask(flooder, earlier)).status).toBe(201)
  })

  it('leave the button to somebody new, in the widget and on the page without scripts', async () => {
    const opened = await open(flooder, 'person')
    expect(opened.status, opened.text).toBe(201)
    expect((await ask(flooder, opened.json.token)).status).toBe(201)
    const page = await form(flooder, { do: 'person' })
    expect(page.status, page.text).toBe(303)
    expect(page.headers.get('set-cookie')).toMatch(/^warmline-contact=wlc_/)
    const written = await form(flooder, { do: 'message', text: 'Hello' })
    expect(written.status).toBe(429)
  })

  it('find no loophole in that: who says to want a person is bounded as well', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => open(flooder, 'person')))
    const refused = answers.filter(({ status }) => status !== 201)
    expect(refused.length).toBeGreaterThanOrEqual(96)
    for (const answer of refused) {
      expectTooMany(answer)
      expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(10)
    }
  })
})

describe('more than every request an address may make', () => {
  const address = '198.51.100.9'
  let known: string
  let itemId: string

  beforeAll(async () => {
    known = (await open(address)).json.token
    itemId = (await chat(address, known)).json.itemId
    // as many as there may be, without waiting for as many answers
    const { limits } = ground.server.nodes[0]!.services
    for (let n = 0; n < 6_000; n++) await limits.byAddress('every', address)
  })

  it('everything general is refused, before anything is looked up', async () => {
    expectTooMany(await ground.from(address, 'GET', `/v1/front/${slug}`))
    expectTooMany(await open(address))
    expectTooMany(await chat(address, known))
    expectTooMany(await ground.from(address, 'POST', '/v1/conversations', { body: {} }))
    expectTooMany(await ground.from(address, 'GET', `/c/${slug}`))
    const lead = await ground.from(address, 'GET', '/v1/settings', { token: `wls_${'a'.repeat(43)}` })
    expectTooMany(lead)
  })

  it('a known contact asks for a person, reads and writes; a new one asks', async () => {
    const asked = await ground.from(address, 'POST', `/v1/conversations/${itemId}/ask-for-human`, {
      token: known,
      body: {},
    })
    expect(asked.status, asked.text).toBe(201)
    const seen = await ground.from(address, 'GET', `/v1/sync?scope=thread:${itemId}`, { token: known })
    expect(seen.text).toContain('"status":"waiting"')
    const opened = await open(address, 'person')
    expect((await ask(address, opened.json.token)).status).toBe(201)
    expect((await form(address, { do: 'person' })).status).toBe(303)
  })

  it('a contact has so many asks and words a minute past the limit, and no more', async () => {
    const { token } = (await open('198.51.100.10')).json
    const asks = []
    for (let n = 0; n < 5; n++) asks.push((await ask(address, token)).status)
    expect(asks).toEqual([201, 201, 201, 429, 429])
    const looks = []
    for (let n = 0; n < 32; n++)
      looks.push((await ground.from(address, 'GET', '/v1/sync?scope=contact', { token })).status)
    expect(looks.filter((status) => status === 200).length).toBe(30)
  })
})

describe('a contact that floods with its own token', () => {
  it('is refused, and may still ask for a person, by every way', async () => {
    const { token } = (await open('192.0.2.44')).json
    const { services } = ground.server.nodes[0]!
    const caller = await services.auth.fromToken(token)
    if (!('contactId' in caller)) throw new Error('no contact')
    for (let n = 0; n < 1_200; n++) await services.limits.byToken(caller.tokenId)
    expectTooMany(await chat('192.0.2.45', token))
    expect((await ask('192.0.2.45', token)).status).toBe(201)
    const cookie = `warmline-contact=${token}`
    expect((await form('192.0.2.45', { do: 'person' }, cookie)).status).toBe(303)
    for (let n = 0; n < 30; n++) await services.limits.byName('talk-of-contact', caller.contactId)
    expect((await form('192.0.2.45', { do: 'message', text: 'Hello' }, cookie)).status).toBe(429)
    expect((await form('192.0.2.45', { do: 'person' }, cookie)).status).toBe(303)
  })
})

it('the same wish under the same key opens one contact, whatever it is opened for', async () => {
  const key = `${freshKey()}-${freshKey()}`
  const body = { slug, language: 'en' }
  const first = await ground.from('192.0.2.1', 'POST', '/v1/contacts', { body, key })
  const second = await ground.from('192.0.2.1', 'POST', '/v1/contacts', {
    body: { ...body, wants: 'person' },
    key,
  })
  expect([second.status, second.json.contactId]).toEqual([first.status, first.json.contactId])
})

it('the letters of a sign-in are bounded by whom they go to, and nobody learns of it', async () => {
  const { services } = ground.server.nodes[0]!
  const { workspaceId, slug: of } = await ground.server.workspace()
  const email = ground.plant('planted-ada@example.org')
  await ground.server.person(workspaceId, ['admin'], { email })
  let letters = 0
  services.mailer = {
    ...services.mailer,
    async send() {
      letters += 1
      throw new Error(`no way to ${email}`)
    },
  }
  for (let n = 0; n < 12; n++) {
    const asked = await ground.from(`192.0.2.${100 + n}`, 'POST', '/v1/sign-in-links', {
      body: { slug: of, email },
    })
    expect([asked.status, asked.text]).toEqual([200, '{}'])
  }
  await expect.poll(() => ground.lines.filter((line) => line.includes('was not sent')).length).toBe(5)
  expect(letters).toBe(5)
})
