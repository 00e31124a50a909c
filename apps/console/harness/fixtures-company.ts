import type { ArticleView, LedgerRow, SettingsView } from '@warmline/contracts'
import { dispositions, id, now, topics } from './fixtures.ts'

const min = 60_000
export const settings: SettingsView = {
  workspaceId: id('ws', 1),
  slug: 'northwind',
  name: 'Northwind Parcel',
  hours: {
    zone: 'Europe/Warsaw',
    week: [0, 1, 2, 3, 4].map((weekday) => ({ weekday, from: 480, to: 1080, languages: [] })),
    holidays: ['2026-12-25', '2026-12-26'],
  },
  promiseDueMs: 180_000,
  languages: ['en', 'pl', 'de', 'sv'],
  topics,
  dispositions,
  origins: ['https://www.northwind.example'],
  callbacks: true,
  aiOn: false,
  version: 4,
  snippets: {
    script:
      '<script async src="https://desk.northwind.example/widget/loader.js" data-workspace="northwind"></script>',
    element: '<warm-line workspace="northwind"></warm-line>',
    iframe: '<iframe src="https://desk.northwind.example/widget/frame/northwind" title="Help"></iframe>',
    selfHosted:
      '<warm-line workspace="northwind" mode="iframe" base="https://desk.northwind.example/"></warm-line>',
    link: '<a href="https://desk.northwind.example/c/northwind">Help</a>',
  },
}
export const identityKeys = {
  keys: [
    { kid: 'Qm3v-8aTz0kR', createdAt: Date.UTC(2026, 2, 2, 9), retiredAt: null },
    { kid: 'b7_LkE21xNpw', createdAt: Date.UTC(2025, 8, 1, 9), retiredAt: Date.UTC(2026, 2, 9, 9) },
  ],
}
export const articles: ArticleView[] = [
  ['When the van comes', 'deliveries', 'published'],
  ['How to get a refund', 'refunds', 'published'],
  ['If your card was swallowed', 'cards', 'draft'],
  ['Old prices of 2024', 'payments', 'retired'],
].map(([title, topic, status], n) => ({
  articleId: id('art', n + 1),
  title: title!,
  body: 'The first van leaves at half past seven. You can follow it on the map.',
  language: n === 2 ? 'pl' : 'en',
  audience: n === 3 ? 'workers' : 'public',
  topic: topic!,
  questions: ['When does my parcel come?'],
  expiresAt: null,
  status: status as ArticleView['status'],
  version: 3,
  owner: n === 1 ? null : { workerId: id('wkr', 1), name: 'Mira Lindqvist' },
  author: { workerId: id('wkr', 2), name: 'Tom Becker' },
  quoted: n === 0 ? 42 : 0,
  credits:
    n === 0
      ? [
          { workerId: id('wkr', 2), name: 'Tom Becker', quoted: 40 },
          { workerId: id('wkr', 1), name: 'Mira Lindqvist', quoted: 2 },
        ]
      : [],
}))
export const ledger: LedgerRow[] = Array.from({ length: 14 }, (_, n) => ({
  promiseId: id('prm', 100 + n),
  itemId: id('wi', 1),
  cause: n % 3 === 0 ? 'held' : 'asked',
  askedAt: now - (n + 1) * 17 * min,
  dueAt: now - (n + 1) * 17 * min + 3 * min,
  staffed: n !== 5,
  outcome: n === 0 ? 'open' : n === 4 ? 'withdrawn' : 'kept',
  answeredAt: n === 0 || n === 4 ? null : now - (n + 1) * 17 * min + (n === 7 ? 250_000 : 40_000 + n * 6_000),
  how: n === 0 || n === 4 ? null : n === 9 ? 'callback' : 'person',
  inTime: n === 0 || n === 4 ? null : n !== 7,
  misses: n === 7 ? 1 : 0,
}))
