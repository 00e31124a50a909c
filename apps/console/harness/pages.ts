import type { View } from '../../../packages/testkit/src/gallery.ts'
import type { Mood } from './fake-server.ts'
import { id } from './fixtures.ts'

/** Every view in every state that the fake server can be in: one line puts a view into the gallery and its tests. */
export const pages: Record<string, View & { mood?: Mood }> = {
  home: { path: '' },
  inbox: { path: 'inbox' },
  chat: { path: `inbox/${id('wi', 1)}` },
  'wrap-up': { path: `inbox/${id('wi', 4)}` },
  callback: { path: `inbox/${id('wi', 3)}` },
  pass: { path: `inbox/${id('wi', 2)}`, mood: { fresh: true } },
  reading: { path: `inbox/${id('wi', 11)}` },
  floor: { path: 'floor' },
  'floor-smooth': { path: 'floor', mood: { smooth: true } },
  'floor-crowded': { path: 'floor', mood: { crowded: true } },
  'floor-figureless': { path: 'floor', mood: { figureless: true } },
  ledger: { path: 'ledger' },
  articles: { path: 'articles' },
  article: { path: `articles/${id('art', 1)}` },
  people: { path: 'people' },
  settings: { path: 'settings' },
  contacts: { path: 'contacts' },
  'sign-in': { path: 'sign-in#token=abc', mood: { signedOut: true } },
  'sign-in-ask': { path: 'sign-in', mood: { signedOut: true } },
  'set-up': { path: 'set-up#token=abc', mood: { signedOut: true } },
  'home-empty': { path: '', mood: { empty: true } },
  'inbox-empty': { path: 'inbox', mood: { empty: true } },
  'floor-empty': { path: 'floor', mood: { empty: true } },
  'ledger-empty': { path: 'ledger', mood: { empty: true } },
  'articles-empty': { path: 'articles', mood: { empty: true } },
  offline: { path: `inbox/${id('wi', 1)}`, mood: { offline: true } },
  many: { path: `inbox/${id('wi', 1)}`, mood: { many: true } },
  away: {
    path: 'inbox',
    mood: { noSession: true },
    storage: {
      'warmline.last-person': JSON.stringify(id('wkr', 1)),
      [`warmline.draft.${id('wkr', 1)}.${id('wi', 1)}`]: JSON.stringify({
        draft: { text: 'I asked the depot, and they say', draftId: null, attachments: [] },
        mark: 'a1',
        over: null,
      }),
    },
    ready: ['.away'],
  },
  palette: { path: `inbox/${id('wi', 2)}`, acts: ['press /'], ready: ['dialog[open]'] },
  'key-map': { path: `inbox/${id('wi', 2)}`, acts: ['press ?'], ready: ['dialog[open]'] },
  'hand-over': { path: `inbox/${id('wi', 2)}`, acts: ['press h'], ready: ['dialog[open]'] },
  lost: { path: 'nowhere' },
}
/** The longest words there are: the pages with the most of them in every other language. */
for (const lang of ['sv', 'de', 'pl', 'es', 'ar'])
  for (const [name, path] of [
    ['chat', `inbox/${id('wi', 1)}`],
    ['floor', 'floor'],
    ['settings', 'settings'],
  ] as const)
    pages[`${name}-${lang}`] = { path, lang }

export const calm: Required<Mood> = {
  empty: false,
  stale: false,
  fresh: false,
  signedOut: false,
  crowded: false,
  smooth: false,
  figureless: false,
  offline: false,
  away: false,
  renewed: false,
  many: false,
  noSession: false,
  slowFiles: false,
}
