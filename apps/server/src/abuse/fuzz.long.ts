import { createHash, createHmac } from 'node:crypto'
import { type KnownView, language, type Route, type RouteName, routes } from '@warmline/contracts'
import { parseArticle, slotFromId, slotIdOf } from '@warmline/core'
import { anyText, bent, fuzz, mutantsOf, printFuzz, runs } from '@warmline/testkit/fuzz'
import { shapeOf } from '@warmline/testkit/shapes'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { normalEmail } from '../access/accounts.ts'
import { escapeHtml } from '../channels/html.ts'
import { prefersHtml } from '../channels/lost-page.ts'
import { letterOf } from '../channels/mail-words.ts'
import { contactWords } from '../channels/page-contact-words.ts'
import { type OwnPage, ownBody } from '../channels/page-own-view.ts'
import { ownWords } from '../channels/page-own-words.ts'
import { localeOf, timesIn } from '../channels/page-times.ts'
import { watchOf } from '../channels/page-watch.ts'
import { normalOf } from '../kinds/contact-access.ts'
import { readCookie } from '../platform/auth/cookies.ts'
import { verifyIdentity } from '../platform/auth/identity.ts'
import { hashToken, kindOf } from '../platform/auth/tokens.ts'
import { BackupDamaged, type BackupHeader, BackupReader } from '../platform/backup/format.ts'
import { createAddressOf, createProxies, networkOf } from '../platform/http/address.ts'
import { isKey, requestHash } from '../platform/http/idempotency.ts'
import { BadJson, BadText, parseJsonBody } from '../platform/http/json-body.ts'
import { createOrigins } from '../platform/http/origins.ts'
import { frameIn } from '../platform/sockets/connection.ts'
import { decodeCursor, encodeCursor } from '../platform/sockets/cursor.ts'
import { languageOf } from '../promise/routes.ts'
import { identifiersIn } from '../quality/identifiers.ts'
import { disposition, isOfType, safeName } from '../work/attachments.ts'

afterAll(printFuzz)

const json = fc.jsonValue({ maxDepth: 6 }).map((value) => JSON.stringify(value))
const own =
  (...kinds: (new (...args: never[]) => Error)[]) =>
  (error: unknown) =>
    kinds.some((kind) => error instanceof kind)

describe('bodies', () => {
  it('JSON', async () => {
    const deep = fc.nat(400).map((n) => `${'[{"constructor":'.repeat(n)}1${'}]'.repeat(n)}`)
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }).map((some) => Buffer.from(some)),
      fc.oneof(bent(json), anyText, deep).map((text) => Buffer.from(text)),
    )
    await fuzz('JSON body', bytes, parseJsonBody, own(BadJson, BadText))
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  const names = Object.keys(routes) as RouteName[]
  const schemas = names.flatMap((name) =>
    (['params', 'query', 'body'] as const).flatMap((part) => {
      const schema = (routes[name] as Route)[part]
      return schema ? [[`${name} ${part}`, schema] as const] : []
    }),
  )
  it.each(schemas)('%s', async (name, schema) => {
    let taken = 0
    await fuzz(name, mutantsOf(shapeOf(schema)), (value) => {
      const parsed = schema.safeParse(value)
      // what was taken is taken again as it stands, and can be hashed and stored
      if (!parsed.success) return
      taken += 1
      requestHash('POST', '/x', parsed.data)
      expect(JSON.stringify(parsed.data)).not.toMatch(/"(__proto__|extra)":/)
    })
    expect(taken, 'some inputs are right').toBeGreaterThan(runs / 50)
  })
})

const knownPage = {
  ...{
    view: 'know',
    words: ownWords('en'),
    language: 'en',
    key: 'evt_1',
    itemId: null,
    mail: true,
    said: '',
  },
  hasAddress: false,
  known: { facts: [], firstSeenAt: 0, language: 'en', identified: false },
} as unknown as OwnPage & { known: KnownView }

describe('small parsers', () => {
  it('cursors', () => {
    const right = fc.nat().map((position) => encodeCursor('ws_1', { lane: 0, position }))
    return fuzz('cursor', fc.oneof(bent(right), anyText), (text) => {
      const place = decodeCursor('ws_1', text)
      if (place) expect(decodeCursor('ws_1', encodeCursor('ws_1', place))).toEqual(place)
      expect(place === null || Number.isSafeInteger(place.position)).toBe(true)
    })
  })

  it('frames of clients', () => {
    const right = fc.constantFrom('{"t":"auth","token":"wlc_a"}', '{"t":"hb","h":"0123"}')
    return fuzz('client frame', fc.oneof(bent(right), bent(json), anyText), (text) => {
      const frame = frameIn(text)
      expect(frame === null || frame.t === 'auth' || frame.t === 'hb').toBe(true)
    })
  })

  it('tokens, cookies, keys', async () => {
    const right = fc.constant(`wls_${'a'.repeat(43)}`)
    await fuzz('token', fc.oneof(bent(right), anyText), (text) => [kindOf(text), hashToken(text)])
    const cookies = right.map((token) => `a=b; warmline=${token}; c`)
    await fuzz('cookie', fc.oneof(bent(cookies), anyText), (cookie) => {
      const found = readCookie({ cookie }, false)
      expect(found === null || !found.includes(';')).toBe(true)
    })
    await fuzz('idempotency key', anyText, (key) =>
      expect(isKey(key) && /[^\x21-\x7e]/.test(key)).toBe(false),
    )
  })

  it('file names and types', async () => {
    await fuzz(
      'file name',
      anyText.filter((name) => name.isWellFormed()),
      (name) => {
        const safe = safeName(name)
        expect(safe.isWellFormed() && safe.length > 0 && safe.length <= 120).toBe(true)
        expect(disposition(safe)).toMatch(
          /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.!~%-]+$/,
        )
        expect(safeName(safe)).toBe(safe)
      },
    )
    const types = fc.constantFrom(
      'image/png',
      'image/webp',
      'text/plain',
      'application/pdf',
      '__proto__',
      'constructor',
    )
    await fuzz('file type', fc.tuple(fc.uint8Array({ maxLength: 40 }), types), ([some, type]) =>
      expect(typeof isOfType(Buffer.from(some), type)).toBe('boolean'),
    )
  })

  it('articles and slots', async () => {
    const right = fc.constant(
      '---\ntitle: Jars\ntopic: jars\nlanguage: en\nquestions:\n  - How?\n---\nTurn *it*.\n',
    )
    await fuzz('article in Markdown', fc.tuple(fc.oneof(bent(right), anyText), anyText), ([source, name]) => {
      const parsed = parseArticle(source, name)
      expect(parsed.ok || parsed.line > 0).toBe(true)
    })
    const slot = fc.nat().map((at) => slotIdOf({ at, workerId: null }))
    await fuzz('slot', fc.oneof(bent(slot), anyText), slotFromId)
  })

  it('what a browser says of itself', async () => {
    const right = fc.constantFrom(
      'en-GB,en;q=0.9',
      'pt-br',
      'zh-hant-tw',
      'text/html;q=0.5, application/json',
    )
    const said = fc.oneof(bent(right), anyText)
    await fuzz('Accept-Language', said, (header) => {
      const language = languageOf(header)
      expect(language).toMatch(/^[a-z]{2,3}$/)
      localeOf(header, language)
    })
    await fuzz('times of a language', fc.stringMatching(/^[a-z]{2,3}$/), (tag) =>
      timesIn(tag, 'UTC').when(0, 86_400_000),
    )
    await fuzz('Accept', said, prefersHtml)
    await fuzz('watch', fc.oneof(bent(fc.constant('12.3')), anyText), watchOf)
    await fuzz('HTML', anyText, (text) => expect(escapeHtml(text)).not.toMatch(/[<>"]/))
    await fuzz('e-mail', fc.oneof(bent(fc.constant('Ada@example.org')), anyText), (text) =>
      expect(normalEmail(normalEmail(text))).toBe(normalEmail(text)),
    )
  })

  it('telephone numbers and who else they may be of', async () => {
    const numbers = fc.constantFrom(
      '+46 (0)70-123 45 67',
      '0046701234567',
      '٠٧٠١٢٣٤٥٦٧',
      '+４６７０１２３４５６',
      '070',
    )
    await fuzz('phone', fc.oneof(bent(numbers), anyText), (text) => {
      const normal = normalOf('phone', text)
      expect(normalOf('phone', normal)).toBe(normal)
      // two numbers are the same only when both have digits
      if (/\p{Nd}/u.test(text.normalize('NFKC'))) expect(normal).toMatch(/^[\d+]*\d[\d+]*$/)
      else expect(normal).toBe(text.normalize('NFKC').trim())
    })
    await fuzz('e-mail as an identifier', fc.oneof(bent(fc.constant('Ada@Example.ORG')), anyText), (text) =>
      expect(normalOf('email', normalOf('email', text))).toBe(normalOf('email', text)),
    )
    const inText = fc.array(fc.oneof(numbers, fc.constant('a.b+c@d.example.co.uk'), anyText), {
      maxLength: 4,
    })
    await fuzz(
      'identifiers in a text',
      inText.map((all) => all.join(' ')),
      (text) => {
        for (const [kind, value] of identifiersIn(text)) expect(normalOf(kind, value)).not.toBe('')
      },
    )
  })

  it('languages that the contract takes', () =>
    fuzz('language tag', mutantsOf(shapeOf(language)), (tag) => {
      const parsed = language.safeParse(tag)
      // one that was taken before it was looked at so strictly must not cost a page either
      if (typeof tag === 'string') ownBody({ ...knownPage, known: { ...knownPage.known, language: tag } })
      if (!parsed.success) return
      // every page and letter must be made in it
      timesIn(parsed.data, 'UTC').when(0, 86_400_000)
      expect(contactWords(parsed.data).talkToPerson).not.toBe('')
      expect(letterOf('join-code', parsed.data, { language: parsed.data }).text).not.toBe('')
      ownBody({ ...knownPage, language: parsed.data, known: { ...knownPage.known, language: parsed.data } })
    }))

  it('addresses and origins', async () => {
    const addresses = fc.oneof(bent(fc.oneof(fc.ipV6(), fc.ipV4())), anyText)
    await fuzz('address', addresses, (text) => expect(networkOf(text).length).toBeLessThanOrEqual(64))
    const addressOf = createAddressOf(
      createProxies(['loopback', '10.0.0.0/8', 'nonsense', '1.2.3.4/99'].slice(0, 3)),
    )
    await fuzz('X-Forwarded-For', fc.array(addresses, { maxLength: 5 }), (hops) =>
      addressOf({
        socket: { remoteAddress: '127.0.0.1' },
        headers: { 'x-forwarded-for': hops.join(',') },
      } as never),
    )
    const origins = createOrigins({
      publicUrl: 'https://desk.example',
      onLoopback: false,
      originsOf: async () => ['https://shop.example'],
    })
    await fuzz('Origin', fc.oneof(bent(fc.constant('https://shop.example')), anyText), async (origin) => {
      if (await origins.mayEmbed({ origin, host: 'desk.example' }, 'ws'))
        expect(['shop.example', 'desk.example']).toContain(new URL(origin).host)
    })
  })

  it('signed identities', () => {
    const secret = Buffer.from('a secret of thirty-two characters!')
    const b64 = (text: string) => Buffer.from(text).toString('base64url')
    const claims = fc.oneof(
      bent(fc.constant('{"sub":"x","exp":2000,"name":"Ada","email":"a@b.c"}')),
      json,
      anyText,
    )
    const head = fc.oneof(
      { weight: 3, arbitrary: fc.constant('{"alg":"HS256","kid":"k"}') },
      bent(fc.constant('{"alg":"HS256","kid":"k"}')),
      json,
    )
    const signed = fc.tuple(head, claims).map(([first, second]) => {
      const text = `${b64(first)}.${b64(second)}`
      return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
    })
    return fuzz('signed identity', fc.oneof(signed, bent(signed), anyText), async (token) => {
      const found = await verifyIdentity(token, async (kid) => (kid === 'k' ? secret : null), 1_500_000)
      if ('refused' in found) return
      expect(found.sub.isWellFormed() && found.sub.length <= 200).toBe(true)
    })
  })

  it('the head of a backup', async () => {
    const header: BackupHeader = {
      ...{ format: 1, migration: 3, createdAt: '2026-01-01T00:00:00.000Z', masterKey: 'left out' },
      sequences: [],
      tables: [],
    }
    const fileOf = (text: string) => {
      const body = Buffer.from(text)
      const size = Buffer.alloc(4)
      size.writeUInt32BE(body.length)
      const hash = createHash('sha256').update(body).digest()
      return Buffer.concat([Buffer.from('WARMLINE BACKUP 1\n'), size, hash, body])
    }
    const right = fileOf(JSON.stringify(header))
    const files = fc.oneof(
      fc.oneof(bent(fc.constant(JSON.stringify(header))), json, anyText).map(fileOf),
      fc.uint8Array({ maxLength: 300 }).map((some) => Buffer.from(some)),
      fc.array(fc.tuple(fc.nat(right.length - 1), fc.nat(255)), { maxLength: 4 }).map((changes) => {
        const file = Buffer.from(right)
        for (const [at, to] of changes) file[at] = to
        return file
      }),
      fc.nat(right.length).map((n) => right.subarray(0, n)),
    )
    const handle = (bytes: Buffer) => ({
      async read(into: Buffer, offset: number, length: number, position: number) {
        const part = bytes.subarray(position, position + length)
        part.copy(into, offset)
        return { bytesRead: part.length, buffer: into }
      },
      stat: async () => ({ size: bytes.length }),
    })
    await fuzz(
      'head of a backup',
      files,
      (bytes) => BackupReader.open(handle(bytes) as never),
      own(BackupDamaged),
    )
  })
})
