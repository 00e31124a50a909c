import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FrontView, ThreadView } from '@warmline/contracts'
import { uiLanguages } from '@warmline/contracts/words'
import type { Surface, View } from '../../../../packages/testkit/src/gallery.ts'
import { frameScript, withFrame } from '../../../../packages/testkit/src/gallery-frame.ts'
import { closedFront, front, type StateName, states } from '../../../widget/harness/states.ts'
import { contactPageBody } from '../channels/contact-page.ts'
import { page, pageStyle } from '../channels/html.ts'
import { type Beside, type OwnPage, type View as OwnView, ownBody } from '../channels/page-own-view.ts'
import { ownWords } from '../channels/page-own-words.ts'

/** The fronts that the page can have; the threads are those of the widget. */
const fronts: Record<string, (now: number) => FrontView> = {
  open: () => front(),
  closed: closedFront,
  late: () => front({ wait: { ...front().wait, basis: 'late', p90Ms: null, peopleFree: 0 } }),
  'person-only': () => front({ aiOn: false }),
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
const besides: Record<string, Beside> = {
  none: { last: null, itemId: 'wi_1', earlier: [], joined: false },
  again: {
    last: { name: 'Robin', now: 'busy' },
    itemId: 'wi_1',
    earlier: [{ itemId: 'wi_2', openedAt: 1_790_000_000_000 }],
    joined: true,
  },
}
const at = (state: StateName, front_ = 'open', lang?: string): View => ({
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
    'own-know-arabic': { path: '?own=know', lang: 'ar' },
    arabic: at('person', 'open', 'ar'),
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
  const view = fronts[query.get('front') ?? 'open']!(now)
  const thread: ThreadView | null = states[(query.get('state') ?? 'ai') as StateName](now)
  const own = query.get('own')
  const beside = besides[query.get('beside') ?? 'none']!
  const body = own === null ? contactPageBody(view, thread, lang, 'evt_1', beside) : ownPage(own, lang)
  return withFrame(page(lang, view.name, body), '/gallery-frame.js')
}
