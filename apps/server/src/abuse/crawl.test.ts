import { type Permission, type Route, type RouteName, routes } from '@warmline/contracts'
import { exampleOf, shapeOf, type TextPlace, textPlaces } from '@warmline/testkit/shapes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answered } from '../harness/test-server.ts'
import { refusalOf } from '../platform/auth/permissions.ts'
import type { Caller } from '../platform/http/caller.ts'
import { createRateLimits } from '../platform/http/rate-limits.ts'
import { type Company, openCompany } from './harness/company.ts'
import { type Ground, startGround } from './harness/ground.ts'

const seed = Number(process.env['WARMLINE_SEED'] ?? 4711)
/** crawl.long.ts: everybody, and every id wherever any text is taken */
const isLong = process.env['WARMLINE_LONG'] === '1'
let ground: Ground
let victim: Company
let own: Company
let disposition: string
let neighbour: { contactId: string; token: string }

beforeAll(async () => {
  ground = await startGround({ limits: createRateLimits(1_000) })
  victim = await openCompany(ground, 'plantedvictim')
  own = await openCompany(ground, 'attacker')
  const settings = await ground.from(null, 'GET', '/v1/settings', { token: own.people.admin.token })
  disposition = (settings.json['dispositions'] as { id: string }[])[0]?.id ?? ''
  neighbour = await ground.server.contact(victim.slug)
})
afterAll(() => ground?.close())

interface Intruder {
  name: string
  token: string | null
  caller: Caller
  /** whose things it may name rightly */
  home: Company
}

function intruders(): Intruder[] {
  const tokenId = 'x'
  const contact = { kind: 'contact', workspaceId: '', contactId: '', tokenId } as const
  const people = (Object.entries(own.people) as [keyof Company['people'], { token: string }][]).map(
    ([role, { token }]): Intruder => ({
      name: `a ${role} elsewhere`,
      token,
      caller: {
        kind: 'person',
        workspaceId: '',
        workerId: '',
        accountId: '',
        sessionId: '',
        roles: [role],
        tokenId,
      },
      home: own,
    }),
  )
  const all: Intruder[] = [
    { name: 'nobody', token: null, caller: { kind: 'public' }, home: own },
    { name: 'a contact elsewhere', token: own.contact.token, caller: contact, home: own },
    ...people,
  ]
  // quickly: whoever may do most
  return isLong ? all : all.filter(({ name }) => /contact|admin|lead/.test(name))
}

interface Filled {
  params: Record<string, unknown>
  query: Record<string, unknown>
  body: Record<string, unknown>
}
type Part = keyof Filled
const parts: Part[] = ['params', 'query', 'body']

/** A request that the route takes, about things of the intruder's own company. */
function fill(name: RouteName, home: Company): Filled {
  const route: Route = routes[name]
  const filled: Filled = { params: {}, query: {}, body: {} }
  for (const part of parts) {
    const schema = route[part]
    if (!schema) continue
    const value = exampleOf(schema, `${part} of ${name}`, seed) as Record<string, unknown>
    for (const { name: field, prefix, isList } of textPlaces(shapeOf(schema))) {
      const id = prefix === null ? undefined : home.ids[prefix]
      if (id !== undefined && (field in value || part === 'params')) value[field] = isList ? [id] : id
    }
    if ('slug' in value) value['slug'] = home.slug
    if ('epoch' in value) value['epoch'] = home.epoch
    if ('language' in value) value['language'] = 'en'
    if ('disposition' in value) value['disposition'] = disposition
    if (name === 'chooseWait') Object.assign(value, { way: 'callback' })
    if (name === 'sync') value['scope'] = 'contact'
    filled[part] = value
  }
  return filled
}

async function ask(
  name: RouteName,
  filled: Filled,
  token: string | null,
  from: string | null = null,
): Promise<Answered> {
  const route: Route = routes[name]
  const path = route.path.replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(String(filled.params[key])),
  )
  const query = new URLSearchParams(Object.entries(filled.query).map(([key, value]) => [key, String(value)]))
  return ground.from(from, route.method, `${path}${query.size > 0 ? `?${query}` : ''}`, {
    ...(token === null ? {} : { token }),
    ...(route.raw
      ? { raw: 'a file', headers: { 'content-type': 'text/plain' } }
      : route.method === 'GET'
        ? {}
        : { body: filled.body }),
    key: `${crypto.randomUUID()}`,
  })
}

/** Every place of the route in which an id may stand, and the ids of the victim that fit there. */
function aims(name: RouteName): { part: Part; place: TextPlace; ids: [string, string][] }[] {
  const route: Route = routes[name]
  return parts.flatMap((part) =>
    route[part] === undefined
      ? []
      : textPlaces(shapeOf(route[part]))
          .filter((place) => place.prefix !== null || part !== 'body' || !prose.has(place.name))
          .map((place) => ({
            part,
            place,
            ids: Object.entries(victim.ids).filter(([kind]) =>
              place.prefix === null ? anywhere.has(kind) : place.prefix === kind,
            ),
          })),
  )
}

/** The same form, and nobody has it. */
const nobodys = (kind: string, id: string): string => {
  const uuid = crypto.randomUUID()
  if (/^\w+_[0-9a-f-]{36}$/.test(id)) return `${kind}_${uuid}`
  if (kind === 'case-key') return `wlk_${Buffer.from(uuid).toString('base64url').slice(0, 43)}`
  if (kind === 'slot') return id.replace(/wkr_[0-9a-f-]{36}/, `wkr_${uuid}`)
  return kind === 'kid' ? uuid.replaceAll('-', '').slice(0, id.length) : uuid
}

const put = (filled: Filled, part: Part, { name, isList }: TextPlace, id: string): Filled => ({
  ...filled,
  [part]: {
    ...filled[part],
    // a message is written once
    ...(part === 'body' && 'messageId' in filled.body && { messageId: `msg_${crypto.randomUUID()}` }),
    [name]: isList ? [id] : id,
  },
})
const schemaTakes = (name: RouteName, part: Part, filled: Filled) =>
  (routes[name] as Route)[part]?.safeParse(filled[part]).success === true

/** What of the victim stands in an answer. */
function shown(answer: Answered, but: string[] = []): string[] {
  const text = `${[...answer.headers].join('\n')}\n${answer.text}`
  const secrets = [
    ...victim.words,
    ...Object.values(victim.ids),
    victim.contact.token,
    victim.people.worker.token,
  ]
  return secrets.filter((secret) => !but.some((sent) => sent.includes(secret)) && text.includes(secret))
}

/** Without what differs from one answer to the next, such as what was sent. */
const bare = (answer: Answered, sent: string) =>
  answer.status < 300
    ? String(answer.status)
    : `${answer.status} ${answer.text.replace(/"incident":"[^"]*"/, '').replaceAll(sent, '…')}`

const names = Object.keys(routes) as RouteName[]
/** About one's own people and contacts these end a token that is needed further on: they are only aimed at others. */
const endsTokens: ReadonlySet<RouteName> = new Set<RouteName>([
  'signOut',
  'forgetContact',
  'disablePerson',
  'changePerson',
  'eraseContact',
])
/** What is tried where any text is taken. */
const anywhere = new Set(isLong ? ['wi', 'ctc', 'wkr', 'kid', 'slot', 'case-key', 'cursor'] : ['wi'])
/** What is written there is shown again to its own company, so that an id of another would be found there rightly. */
const prose = new Set([
  'text',
  'note',
  'comment',
  'value',
  'title',
  'body',
  'name',
  'adminName',
  'questions',
  'code',
])

describe.each(names)('%s', (name) => {
  const permission = (): Permission => routes[name].permission

  it('answers about things of another company as about things that do not exist', async () => {
    for (const { name: who, token, caller, home } of intruders()) {
      const never = refusalOf(permission(), caller) !== null
      const plain = fill(name, home)
      for (const { part, place, ids } of aims(name)) {
        // whom the route never serves is refused before anything is looked at
        for (const [kind, id] of never ? ids.slice(0, 1) : ids) {
          const real = put(plain, part, place, id)
          const nobodysId = nobodys(kind, id)
          const fake = put(plain, part, place, nobodysId)
          if (place.prefix === null && !schemaTakes(name, part, real)) continue
          const why = `${who}: ${part}.${place.name} = ${kind}`
          const answer = await ask(name, real, token)
          expect(shown(answer, [id]), why).toEqual([])
          expect(answer.status, `${why} ${answer.text}`).toBeLessThan(500)
          if (answer.status >= 300 && place.prefix !== null) expect(answer.text, why).not.toContain(id)
          if (never) expect([401, 403], why).toContain(answer.status)
          else expect(bare(answer, id), why).toBe(bare(await ask(name, fake, token), nobodysId))
          if (!never && part === 'params' && place.prefix !== null) expect(answer.status, why).toBe(404)
        }
      }
      if (!endsTokens.has(name))
        expect(shown(await ask(name, plain, token), Object.values(victim.ids)), who).toEqual([])
    }
  })

  it('gives a contact nothing of another contact of the same company', async () => {
    if (!permission().startsWith('contact')) return
    const plain = fill(name, { ...own, slug: victim.slug })
    for (const { part, place, ids } of aims(name))
      for (const [kind, id] of ids.filter(
        ([kind]) => !['ws', 'wkr', 'kid', 'slot', 'cursor'].includes(kind),
      )) {
        const real = put(plain, part, place, id)
        if (!schemaTakes(name, part, real)) continue
        const why = `${part}.${place.name} = ${kind}`
        const answer = await ask(name, real, neighbour.token)
        // what every contact of the company may know
        expect(
          shown(answer, [id, victim.ids['ws']!, victim.ids['wkr']!, victim.ids['cursor']!]),
          why,
        ).toEqual([])
        const nobodysId = nobodys(kind, id)
        const fake = await ask(name, put(plain, part, place, nobodysId), neighbour.token)
        expect(bare(answer, id), why).toBe(bare(fake, nobodysId))
      }
  })
})

describe('afterwards', () => {
  it('scopes, lists of holdings and cursors lead nowhere either', async () => {
    const { wi, cursor } = victim.ids
    for (const { token } of intruders().slice(1)) {
      const thread = await ask('sync', { params: {}, query: { scope: `thread:${wi}` }, body: {} }, token)
      expect(thread.status).toBe(404)
      const events = await ask('events', { params: {}, query: { after: cursor, wait: 0 }, body: {} }, token)
      expect(shown(events, [cursor!])).toEqual([])
      expect(events.text).toMatch(/resync|not-/)
    }
    const beat = { params: {}, query: {}, body: { assignments: [`${wi}@${victim.epoch}`] } }
    expect(shown(await ask('heartbeat', beat, own.people.worker.token), [wi!])).toEqual([])
    const hidden = await ask(
      'sync',
      { params: {}, query: { scope: `thread:${wi}` }, body: {} },
      neighbour.token,
    )
    expect(hidden.status).toBe(404)
  })

  it('nobody but its own people and contacts has written in the log of the company', async () => {
    const strangers = [own.contact.contactId, ...Object.values(own.people).map(({ workerId }) => workerId)]
    const entries = await ground.server.nodes[0]!.services.store.read(victim.workspaceId, 0, 0, 10_000)
    expect(entries.length).toBeGreaterThan(10)
    expect(entries.filter((entry) => strangers.some((id) => JSON.stringify(entry).includes(id)))).toEqual([])
  })

  it('no log line holds a text, a name or an address', () => {
    for (const word of [...victim.words, 'attacker-']) ground.plant(word)
    ground.expectNoLeak()
  })
})
