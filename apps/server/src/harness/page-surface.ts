import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FrontView, ThreadView } from '@warmline/contracts'
import { uiLanguages } from '@warmline/contracts/words'
import type { Surface, View } from '../../../../packages/testkit/src/gallery.ts'
import { frameScript, withFrame } from '../../../../packages/testkit/src/gallery-frame.ts'
import { closedFront, front, type StateName, states } from '../../../widget/harness/states.ts'
import { contactPageBody } from '../channels/contact-page.ts'
import { page, pageStyle } from '../channels/html.ts'
import { pageWords } from '../channels/page-words.ts'

/** The fronts that the page can have; the threads are those of the widget. */
const fronts: Record<string, (now: number) => FrontView> = {
  open: () => front(),
  closed: closedFront,
  late: () => front({ wait: { ...front().wait, basis: 'late', p90Ms: null, peopleFree: 0 } }),
  'person-only': () => front({ aiOn: false }),
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
  const body = contactPageBody(view, thread, pageWords(lang), 'evt_1')
  return withFrame(page(lang, view.name, body), '/gallery-frame.js')
}
