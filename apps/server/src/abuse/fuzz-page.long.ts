import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { anyText, bent, fuzz, printFuzz, together } from '@warmline/testkit/fuzz'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createRateLimits } from '../platform/http/rate-limits.ts'
import { type Ground, startGround } from './harness/ground.ts'

/** The page without scripts and every head of a request, through the whole server and its database. */
let ground: Ground
let slug: string
let apps: string
beforeAll(async () => {
  apps = mkdtempSync(join(tmpdir(), 'wl-fuzz-apps-'))
  for (const app of ['console', 'widget']) {
    mkdirSync(join(apps, app, 'dist'), { recursive: true })
    for (const file of ['index.html', 'loader.js'])
      writeFileSync(join(apps, app, 'dist', file), 'a'.repeat(5_000))
  }
  ground = await startGround({ limits: createRateLimits(1_000_000), apps })
  ;({ slug } = await ground.server.workspace())
})
afterAll(async () => {
  printFuzz()
  await ground?.close()
  rmSync(apps, { recursive: true, force: true })
})

const script = '<script>planted</script>"\'><img src=x>'
/** Nothing of ours broke, nothing that was said stands in a page as markup or ends a line of a head. */
function expectSound(status: number, text: string, headers: unknown): void {
  expect(status, text).toBeLessThan(500)
  expect(text).not.toContain('<script>planted')
  expect(text).not.toContain('<img src=x>')
  expect(JSON.stringify(headers)).not.toMatch(/\\[rn]/)
  ground.expectNoLeak()
  ground.forget()
}

/** Many at once: the server is what is waited for. */
const fuzzTogether = <T>(name: string, inputs: fc.Arbitrary<T>, send: (input: T) => Promise<void>) =>
  fuzz(
    name,
    fc.array(inputs, { minLength: together, maxLength: together, size: 'max' }),
    (all) => Promise.all(all.map(send)),
    undefined,
    together,
  )

/** What a head can hold: Node refuses the rest before us. */
const headed = (text: fc.Arbitrary<string>) =>
  text.map((one) => one.replace(/[^\x20-\x7e\xa0-\xff]/g, '').slice(0, 2_000))
const said = fc.oneof(anyText, fc.constant(script))

it('forms', async () => {
  let contact = { contactId: '', token: '' }
  let itemId = ''
  let used = 0
  async function anew(): Promise<void> {
    contact = await ground.server.contact(slug)
    const body = { language: 'en', wants: 'person', text: 'Hello' }
    itemId = (await ground.from(null, 'POST', '/v1/conversations', { token: contact.token, body })).json
      .itemId
    ground.forget()
  }
  const deeds = fc.constantFrom(
    ...[
      'message',
      'person',
      'again',
      'look',
      'here',
      'ai-try',
      'ai-stop',
      'withdraw',
      'call',
      'email',
      'solved',
    ],
    ...[
      'fact',
      'fact-remove',
      'dispute',
      'key',
      'key-void',
      'join',
      'confirm',
      'close',
      'not-solved',
      'rate',
    ],
  )
  const ids = fc.constantFrom(
    'own',
    'own',
    '',
    `wi_${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`,
    'wi_x',
  )
  const fields = fc.record(
    {
      do: fc.oneof({ weight: 9, arbitrary: deeds }, said),
      item: fc.oneof({ weight: 9, arbitrary: ids }, said),
      key: fc.oneof(
        fc.uuid().map((uuid) => `evt_${uuid}`),
        said,
      ),
      text: said,
      fact: fc.oneof(fc.constantFrom('name', 'email', 'phone', 'about', '__proto__', 'constructor'), said),
      value: fc.oneof(fc.constantFrom('ada@example.org', '+46 70 123 45 67', '٠٧٠١٢٣٤٥٦'), said),
      ...{ by: said, disputed: said, caseKey: said, code: said, slot: said, phone: said, email: said },
      mode: fc.oneof(fc.constant('phone'), said),
      rating: fc.oneof(fc.constantFrom('1', '5', '9', '-1', 'NaN'), said),
      ...{ __proto__x: said, constructor: said },
    },
    { requiredKeys: ['do'] },
  )
  const right = fields.map((all) =>
    new URLSearchParams(Object.entries(all).map(([k, v]) => [k, v.toWellFormed()])).toString(),
  )
  const bodies = fc.oneof({ weight: 6, arbitrary: right }, { weight: 2, arbitrary: bent(right) }, anyText)
  await fuzzTogether('form of the page', fc.tuple(bodies, fc.boolean()), async ([body, isKnown]) => {
    if (used++ % 200 === 0) await anew()
    const answer = await ground.from(null, 'POST', `/c/${slug}`, {
      raw: body.replace('item=own', `item=${itemId}`).slice(0, 60_000),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        // a stranger now and then: each makes a contact
        ...(isKnown || used % 20 > 0 ? { cookie: `warmline-contact=${contact.token}` } : {}),
      },
    })
    expectSound(answer.status, answer.text, [...answer.headers])
    expect([200, 303, 400, 404, 409, 413, 429], answer.text).toContain(answer.status)
  })
})

it('addresses and heads', async () => {
  const { token } = await ground.server.contact(slug)
  const escaped = said.map((text) => encodeURIComponent(text.toWellFormed().slice(0, 1_500)))
  const raw = said.map((text) => text.replace(/[^\x21-\x7e]/g, '').slice(0, 1_500))
  const part = fc.oneof(escaped, raw)
  const names = fc.constantFrom(
    'item',
    'view',
    'said',
    'upTo',
    'watch',
    'as',
    'scope',
    'after',
    'wait',
    'lang',
    '__proto__',
    'name',
  )
  const values = fc.oneof(
    fc.constantFrom(
      'know',
      'key',
      'join',
      'call',
      'email',
      'wait',
      '1.2',
      '99',
      'text',
      'contact',
      'inbox',
      '0',
      '25',
      'en',
      'ar-EG',
    ),
    part,
  )
  const query = fc
    .array(fc.tuple(names, values), { maxLength: 4 })
    .map((all) => all.map(([k, v]) => `${k}=${v}`).join('&'))
  const path = fc.oneof(
    fc.constantFrom(
      '/c/SLUG',
      '/c/SLUG',
      '/c/SLUG/transcript',
      '/widget/frame/SLUG',
      '/console/',
      '/console/inbox',
      '/console/loader.js',
    ),
    fc.constantFrom(
      '/widget/loader.js',
      '/v1/front/SLUG',
      '/v1/sync',
      '/healthz',
      '/readyz',
      '/metrics',
      '/',
    ),
    part.map((one) => `/c/${one}`),
    part.map((one) => `/console/${one}`),
    part.map((one) => `/widget/${one}`),
    part.map((one) => `/v1/${one}`),
    part.map((one) => `/${one}`),
  )
  const heads = fc.record(
    {
      'accept-language': headed(fc.oneof(bent(fc.constant('en-GB,sv;q=0.9,*;q=0')), said)),
      accept: headed(fc.oneof(bent(fc.constant('text/html,application/json;q=0.9,*/*;q=0.1')), said)),
      'accept-encoding': headed(fc.oneof(bent(fc.constant('gzip, br;q=0.5, *;q=0')), said)),
      range: headed(fc.oneof(bent(fc.constantFrom('bytes=0-99,200-', 'bytes=-1', 'bytes=99999-')), said)),
      'if-none-match': headed(fc.oneof(bent(fc.constant('W/"1388-19a"')), said)),
      'if-modified-since': headed(fc.oneof(bent(fc.constant('Wed, 21 Oct 2026 07:28:00 GMT')), said)),
      'if-range': headed(said),
      cookie: headed(fc.oneof(bent(fc.constant(`a=b; warmline-contact=${token}; warmline=x`)), said)),
      authorization: headed(fc.oneof(bent(fc.constant(`Bearer ${token}`)), said)),
      origin: headed(fc.oneof(bent(fc.constant('https://shop.example')), said)),
      'sec-fetch-site': headed(said),
      'content-type': headed(said),
      'x-forwarded-for': headed(fc.oneof(bent(fc.constant('203.0.113.9, 127.0.0.1')), said)),
      'x-forwarded-proto': headed(said),
      'x-forwarded-host': headed(said),
      'idempotency-key': headed(said),
      host: headed(fc.oneof(fc.constant('127.0.0.1'), said)),
    },
    { requiredKeys: [] },
  )
  await fuzzTogether('address and head', fc.tuple(path, query, heads), async ([to, asked, headers]) => {
    const url = `${to.replace('SLUG', slug)}${asked === '' ? '' : `?${asked}`}`
    // a poll would wait for what never comes
    if (/events/.test(url)) return
    const answer = await ground.from(null, 'GET', url, { headers })
    expectSound(answer.status, answer.text, [...answer.headers])
  })
})
