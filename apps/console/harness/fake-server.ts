import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import type { FigureWindow, ItemCard } from '@warmline/contracts'
import { WebSocketServer } from 'ws'
import { context, id, inbox, manyCards, me, people, promise, thread } from './fixtures.ts'
import { articles, identityKeys, ledger, settings } from './fixtures-company.ts'
import { emptyFloor, figures, handoffs } from './fixtures-figures.ts'
import { crowded, floor } from './fixtures-floor.ts'

/** A stand-in for the server with one frozen moment in it: for looking at the console, never for judging it. */
let dist = new URL('../dist/', import.meta.url).pathname
/** Every command that arrived, newest last: `POST /v1/…` with its body. */
export const received: { path: string; body: unknown }[] = []
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

export interface Mood {
  /** empty: nothing has happened yet · stale: replies are refused · new: something to pass */
  empty?: boolean
  stale?: boolean
  fresh?: boolean
  signedOut?: boolean
  /** the floor of a big desk in a bad hour */
  crowded?: boolean
  /** nobody waits past their time */
  smooth?: boolean
  /** figures are refused, the rest is well */
  figureless?: boolean
  /** the line is down: no socket, no poll, no command */
  offline?: boolean
  /** nothing answers at all, not even for the page itself */
  away?: boolean
  /** the server has a newer console: another entry, and the old parts are gone */
  renewed?: boolean
  /** whether one is signed in cannot be known */
  noSession?: boolean
  /** five hundred open conversations */
  many?: boolean
  /** files are taken only so far: every upload hangs */
  slowFiles?: boolean
}
export const mood: Mood = {}

const inTime = (c: ItemCard) => (c.head.promise?.missed ?? 0) === 0
/** Nobody past their time, unless the mood says so. */
const calmOrNot = () =>
  mood.smooth
    ? {
        ...floor,
        alarms: [],
        waiting: floor.waiting.filter(inTime),
        handoffs: floor.handoffs.filter(inTime),
        waitingCount: floor.waiting.filter(inTime).length,
      }
    : floor

const accepted = { cursor: 'c2', version: 2 }
function sync(scope: string): unknown {
  if (scope === 'inbox' && mood.many) return { ...inbox, items: manyCards(500) }
  if (scope === 'inbox')
    return mood.empty ? { ...inbox, me: { ...me, holding: 0, availability: 'paused' }, items: [] } : inbox
  if (scope === 'floor') return mood.empty ? emptyFloor : mood.crowded ? crowded : calmOrNot()
  const view = thread(scope.slice('thread:'.length))
  const soon = Date.now() + 8_000
  return mood.fresh
    ? {
        ...view,
        head: {
          ...view.head,
          promise: promise(99, 5_000),
          holder: { ...view.head.holder!, passUntil: soon },
        },
      }
    : view
}

type Answer = [status: number, body: unknown]
const problem = (status: number, code: string, title: string, remedy: string): Answer => [
  status,
  { type: 'about:blank', code, status, title, remedy },
]
const session = {
  workerId: me.workerId,
  workspaceId: id('ws', 1),
  slug: 'northwind',
  roles: me.roles,
  name: me.name,
}
const { name, languages } = settings
const front = {
  workspaceId: id('ws', 1),
  slug: 'northwind',
  name,
  languages,
  aiOn: true,
  wait: floor.wait,
  callbacks: true,
  mail: true,
  demo: true,
}
const mailOf = (p: { name: string | null }) => `${p.name?.split(' ')[0]?.toLowerCase()}@northwind.example`

function lists(path: string): unknown {
  const some = <T>(list: readonly T[]): readonly T[] => (mood.empty ? [] : list)
  const tables: Record<string, unknown> = {
    '/v1/people': { people: some(people).map((p) => ({ ...p, email: mailOf(p) })), after: null },
    '/v1/promises': { rows: some(ledger), after: null },
    '/v1/articles': { articles: some(articles), found: [], after: null },
    '/v1/settings': settings,
    '/v1/settings/identity-keys': identityKeys,
    '/v1/knowledge': {
      hits: articles.slice(0, 2).map((article) => ({
        article,
        excerpt: article.body,
        start: 0,
        marks: [{ start: 10, end: 13 }],
        score: 0.8,
      })),
    },
    '/v1/colleagues': { people: people.slice(1, 4) },
    '/v1/contacts': { contacts: [{ contactId: id('ctc', 1), name: 'Zofia Nowak', erased: false }] },
    '/v1/events': { cursor: 'c1', frames: [] },
  }
  return tables[path]
}

function get(path: string, query: URLSearchParams): Answer {
  if (path === '/v1/session')
    return mood.signedOut ? problem(401, 'not-signed-in', 'Not signed in', 'Sign in.') : [200, session]
  if (path === '/v1/sync') return [200, { cursor: 'c1', state: sync(query.get('scope') ?? '') }]
  if (path.startsWith('/v1/front/')) return [200, front]
  const article = articles.find((a) => path === `/v1/articles/${a.articleId}`)
  if (article !== undefined) return [200, article]
  if (path.endsWith('/context')) return [200, context(path.split('/')[3]!)]
  if (path.endsWith('/phone')) return [200, { phone: '+48 600 100 200' }]
  if (path === '/v1/promises/figures')
    return mood.figureless
      ? problem(503, 'try-again', 'Try again', 'Wait a moment.')
      : [
          200,
          figures(
            query.get('window') as FigureWindow,
            mood.empty ? 'empty' : mood.crowded ? 'year' : 'usual',
          ),
        ]
  if (path === '/v1/handoffs') return [200, handoffs(mood.empty ? 'empty' : 'usual')]
  const list = lists(path)
  return list === undefined
    ? problem(404, 'not-found', 'There is no such thing here', 'Check the id.')
    : [200, list]
}
function post(path: string): Answer {
  if (path === '/v1/heartbeat') return [200, { drop: [], take: [], leaseMs: 35_000 }]
  if (/\/(messages|assign)$/.test(path) && mood.stale)
    return [
      409,
      {
        type: 'about:blank',
        code: 'stale-epoch',
        status: 409,
        title: 'The work has moved on to another holder',
        remedy: 'Read the fresh state; what you wrote was not sent.',
      },
    ]
  if (path === '/v1/settings/ai')
    return [
      409,
      {
        type: 'about:blank',
        code: 'no-human-capacity',
        status: 409,
        title: 'The AI cannot be on without people behind it',
        remedy: 'Set staffed hours and name a backstop or turn on callbacks first.',
      },
    ]
  if (path === '/v1/articles/import')
    return [
      201,
      {
        saved: [{ name: 'van.md', articleId: id('art', 1) }],
        refused: [{ name: 'prices.md', line: 3, problem: 'topic is missing' }],
      },
    ]
  if (path.startsWith('/v1/attachments'))
    return [201, { attachmentId: id('att', 9), name: 'photo.png', mediaType: 'image/png', bytes: 120_000 }]
  if (path === '/v1/people')
    return [
      201,
      { workerId: id('wkr', 9), link: 'https://desk.northwind.example/console/sign-in#token=lnk_abc123' },
    ]
  return [201, accepted]
}

const hanging = new Set<ServerResponse>()
/** Lets the uploads that hang go through. */
export function letFilesThrough(): void {
  for (const response of hanging) {
    response.writeHead(201, { 'content-type': 'application/json' })
    response.end(JSON.stringify(post('/v1/attachments')[1]))
  }
  hanging.clear()
}

/** Every picture that was sent is the same one. */
const picture = readFileSync(new URL('../public/icon-512.png', import.meta.url))

function api(request: IncomingMessage, response: ServerResponse, url: URL): void {
  if (mood.noSession) return void request.socket.destroy()
  if (request.method === 'GET' && url.pathname.startsWith('/v1/attachments/'))
    return void response.writeHead(200, { 'content-type': 'image/png' }).end(picture)
  if (mood.offline && (request.method !== 'GET' || url.pathname === '/v1/events'))
    return void request.socket.destroy()
  const [status, body] = request.method === 'GET' ? get(url.pathname, url.searchParams) : post(url.pathname)
  let text = ''
  request.setEncoding('utf8').on('data', (part: string) => {
    text += part
  })
  request.on('end', () => {
    if (request.method !== 'GET')
      received.push({ path: url.pathname, body: text.startsWith('{') ? JSON.parse(text) : text })
  })
  const send = () => {
    if (mood.slowFiles && url.pathname === '/v1/attachments') return void hanging.add(response)
    response.writeHead(status, {
      'content-type': status >= 400 ? 'application/problem+json' : 'application/json',
    })
    response.end(JSON.stringify(body))
  }
  if (url.pathname === '/v1/events') setTimeout(send, 20_000).unref()
  else send()
}

function file(path: string, response: ServerResponse): void {
  const inside = join(dist, path.replace(/^\/console\/?/, ''))
  if (extname(path) !== '' && (mood.renewed || !existsSync(inside))) {
    response.writeHead(404).end()
    return
  }
  const found =
    inside.startsWith(dist) && existsSync(inside) && statSync(inside).isFile()
      ? inside
      : join(dist, 'index.html')
  response.writeHead(200, {
    'content-type': types[extname(found)] ?? 'application/octet-stream',
    'content-security-policy':
      "default-src 'self'; style-src 'self'; script-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'",
  })
  if (mood.renewed) response.end(readFileSync(found, 'utf8').replace(/assets\/index-/, 'assets/index-newer-'))
  else createReadStream(found).pipe(response)
}

/** Sends a frame to every open page. */
export let push: (frame: unknown) => void = () => undefined

export function startFakeServer(folder = dist, port = 0): Promise<{ url: string; stop: () => void }> {
  dist = folder
  const server = createServer((request, response) => {
    if (mood.away) return void request.socket.destroy()
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname.startsWith('/v1/')) api(request, response, url)
    else file(url.pathname, response)
  })
  const sockets = new WebSocketServer({ noServer: true })
  push = (frame) => {
    for (const ws of sockets.clients) ws.send(JSON.stringify(frame))
  }
  server.on('upgrade', (request, socket, head) => {
    if (mood.offline || mood.away) return void socket.destroy()
    sockets.handleUpgrade(request, socket, head, (ws) =>
      ws.send(JSON.stringify({ t: 'ready', cursor: 'c1' })),
    )
  })
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const at = typeof address === 'object' && address !== null ? address.port : port
      resolve({
        url: `http://127.0.0.1:${at}`,
        stop: () => {
          for (const ws of sockets.clients) ws.terminate()
          server.close()
          server.closeAllConnections()
        },
      })
    })
  })
}
