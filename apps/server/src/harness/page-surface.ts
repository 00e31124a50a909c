import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FrontView, ThreadView } from '@warmline/contracts'
import { uiLanguages } from '@warmline/contracts/words'
import type { Surface, View } from '../../../../packages/testkit/src/gallery.ts'
import { frameScript, withFrame } from '../../../../packages/testkit/src/gallery-frame.ts'
import { closedFront, front, type StateName, states } from '../../../widget/harness/states.ts'
import { page, pageStyle } from '../channels/html.ts'
import { lostPage } from '../channels/lost-page.ts'
import { type Conversation, contactPageBody } from '../channels/page-body.ts'
import { contactWords } from '../channels/page-contact-words.ts'
import { type Beside, type OwnPage, type View as OwnView, ownBody } from '../channels/page-own-view.ts'
import { ownWords } from '../channels/page-own-words.ts'
import { timesIn } from '../channels/page-times.ts'
import { type WaitPage, type WaitView, waitBody } from '../channels/page-wait-view.ts'
import { pageWords } from '../channels/page-words.ts'

/** The fronts that the page can have; the threads are those of the widget. */
const fronts: Record<string, (now: number) => FrontView> = {
  open: () => front(),
  closed: closedFront,
  late: () => front({ wait: { ...front().wait, basis: 'late', p90Ms: null, peopleFree: 0 } }),
  'person-only': () => front({ aiOn: false }),
  bare: () => front({ aiOn: false, callbacks: false, mail: false }),
}
/** The contact's own pages, each with what can be on it. */
const ownPages: Record<string, Partial<OwnPage> & { view: OwnView }> = {
  know: { view: 'know', said: 'saved' },
  'know-nothing': { view: 'know', known: null },
  key: { view: 'key', hasAddress: false },
  'key-shown': { view: 'key', caseKey: 'wlk_3kHVv0mQ2Tq8yJmXr5bN1cP7dF4gL6sW9zA0uE2iYoR' },
  join: { view: 'join' },
  'join-code': { view: 'join', joinKey: 'wlk_3kHVv0mQ2Tq8yJmXr5bN1cP7dF4gL6sW9zA0uE2iYoR', said: 'sent' },
  'join-refused': {
    view: 'join',
    joinKey: 'wlk_3kHVv0mQ2Tq8yJmXr5bN1cP7dF4gL6sW9zA0uE2iYoR',
    said: 'code-refused',
  },
  'join-no-mail': { view: 'join', mail: false },
}
const said = (key: string, value: string, by: 'contact' | 'host', disputed = false) => ({
  key,
  value,
  by,
  at: 0,
  disputed,
  counts: by === 'contact',
})
const ownPage = (name: string, lang: string): string =>
  ownBody({
    words: ownWords(lang),
    language: lang,
    key: 'evt_1',
    itemId: 'wi_1',
    mail: true,
    known: {
      name: 'Sam',
      identified: true,
      firstSeenAt: 0,
      language: lang,
      facts: [
        said('name', 'Samuel Andersson-Okafor', 'host', true),
        said('email', 'sam@shop.example', 'host'),
        said('name', 'Sam', 'contact'),
        said('about', 'I hear badly; please write', 'contact'),
      ],
    },
    hasAddress: true,
    said: '',
    view: 'know',
    ...ownPages[name],
  })
/** The pages of the ways to wait, each with what can be on it. */
const waitPages: Record<string, Partial<WaitPage> & { view: WaitView }> = {
  call: { view: 'call' },
  'call-phone': { view: 'call', said: 'phone', typed: { mode: 'phone', phone: '12' } },
  'call-taken': { view: 'call', said: 'slot-taken' },
  'call-none': { view: 'call', slots: [] },
  email: { view: 'email' },
  'email-known': { view: 'email', identified: true },
  'email-wrong': { view: 'email', said: 'email', typed: { email: 'sam@' } },
}
const hour = 3_600_000
const waitPage = (name: string, language: string, now: number): string =>
  waitBody({
    words: contactWords(language),
    page: pageWords(language),
    times: timesIn(language, zone),
    now,
    key: 'evt_1',
    itemId: 'wi_1',
    slots: [20, 20.25, 20.5, 22, 44, 46].map((hours, n) => ({
      slotId: `slot-${n}`,
      at: Math.ceil(now / hour) * hour + hours * hour,
      workerId: null,
      name: n % 2 === 0 ? 'Amara' : null,
    })),
    identified: false,
    mail: true,
    said: '',
    typed: {},
    view: 'call',
    ...waitPages[name],
  })
/** What else the conversation's page can be. */
const others: Record<string, Partial<Conversation>> = {
  none: {},
  watching: { watching: true },
  draft: { draft: 'My card was posted two weeks ago,\nand I was about to say' },
  earlier: { upTo: 31 },
}
const zone = 'Europe/Stockholm'
/** Many messages, so that only the newest part of them is shown. */
function long(now: number): ThreadView {
  const thread = states.person(now)
  const times = Array.from({ length: 12 }, (_, n) => 12 - n)
  return {
    ...thread,
    entries: times.flatMap((days) =>
      thread.entries.map((entry) => ({ ...entry, at: entry.at - days * 24 * hour })),
    ),
  }
}
const besides: Record<string, Beside> = {
  none: { last: null, itemId: 'wi_1', earlier: [], joined: false },
  again: {
    last: { name: 'Robin', now: 'busy' },
    itemId: 'wi_1',
    earlier: [{ itemId: 'wi_2', openedAt: 1_790_000_000_000 }],
    joined: true,
  },
}
const at = (state: StateName | 'long', front_ = 'open', lang?: string): View => ({
  path: `?state=${state}&front=${front_}`,
  ...(lang === undefined ? {} : { lang }),
})

/** The conversation without JavaScript: the real page's HTML and style on fake data. */
export const pageSurface: Surface = {
  name: 'page',
  views: {
    ...Object.fromEntries((Object.keys(states) as StateName[]).map((state) => [state, at(state)])),
    'front-closed': at('new', 'closed'),
    'front-late': at('queue', 'late'),
    'front-person-only': at('new', 'person-only'),
    again: { path: '?state=ai&beside=again' },
    ...Object.fromEntries(Object.keys(ownPages).map((name) => [`own-${name}`, { path: `?own=${name}` }])),
    ...Object.fromEntries(Object.keys(waitPages).map((name) => [`wait-${name}`, { path: `?wait=${name}` }])),
    'wait-call-arabic': { path: '?wait=call', lang: 'ar' },
    lost: { path: '?lost=404' },
    'lost-arabic': { path: '?lost=404', lang: 'ar' },
    failed: { path: '?lost=429' },
    long: at('long'),
    'long-earlier': { path: '?state=long&other=earlier' },
    watching: { path: '?state=queue&other=watching' },
    draft: { path: '?state=ai&other=draft' },
    'no-callbacks': at('queue', 'bare'),
    'own-know-arabic': { path: '?own=know', lang: 'ar' },
    arabic: at('person', 'open', 'ar'),
    'arabic-queue': at('queue', 'open', 'ar'),
    german: at('queue', 'open', 'de'),
  },
  ready: ['main h1'],
  languages: uiLanguages,
  async start() {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost')
      if (url.pathname === '/page.css')
        return void response.setHeader('content-type', 'text/css').end(pageStyle)
      if (url.pathname === '/gallery-frame.js')
        return void response.setHeader('content-type', 'text/javascript').end(frameScript)
      response.setHeader('content-type', 'text/html; charset=utf-8').end(html(url.searchParams))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    return {
      urlOf: (view) => `http://127.0.0.1:${port}/${view.path}`,
      stop: () => {
        server.closeAllConnections()
        server.close()
      },
    }
  },
}

function html(query: URLSearchParams): string {
  const now = Date.now()
  const { lang = 'en' } = JSON.parse(query.get('gallery') ?? '{}') as { lang?: string }
  const lost = query.get('lost')
  if (lost !== null) return withFrame(lostPage(lang, Number(lost)), '/gallery-frame.js')
  const view = fronts[query.get('front') ?? 'open']!(now)
  const state = query.get('state') ?? 'ai'
  const own = query.get('own')
  const wait = query.get('wait')
  const conversation = (): string =>
    contactPageBody({
      front: view,
      thread: state === 'long' ? long(now) : states[state as StateName](now),
      language: lang,
      locale: lang,
      zone,
      now,
      key: 'evt_1',
      beside: besides[query.get('beside') ?? 'none']!,
      ...others[query.get('other') ?? 'none'],
    })
  const body = own !== null ? ownPage(own, lang) : wait !== null ? waitPage(wait, lang, now) : conversation()
  return withFrame(page(lang, view.name, body), '/gallery-frame.js')
}
