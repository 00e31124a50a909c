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
  palette: { path: `inbox/${id('wi', 2)}`, acts: ['press /'], ready: ['dialog[open]'] },
  'key-map': { path: `inbox/${id('wi', 2)}`, acts: ['press ?'], ready: ['dialog[open]'] },
  'hand-over': { path: `inbox/${id('wi', 2)}`, acts: ['press h'], ready: ['dialog[open]'] },
  lost: { path: 'nowhere' },
}
export const calm: Required<Mood> = {
  empty: false,
  stale: false,
  fresh: false,
  signedOut: false,
  crowded: false,
  smooth: false,
  figureless: false,
  offline: false,
}
