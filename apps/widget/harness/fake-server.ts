import { createReadStream, existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { Frame, ThreadView, ViewEvent } from '@warmline/contracts'
import { type WebSocket, WebSocketServer } from 'ws'
import { contactStateFor, frontFor, itemId, type StateName, states } from './states.ts'

/**
 * Answers like the server for one contact, on canned states: the workspace's slug is the state's name. For tests and
 * pictures of the widget alone; the real server has tests of its own.
 */
export interface FakeServer {
  url: string
  /** every POST that arrived */
  posts: { path: string; body: Record<string, unknown>; key: string }[]
  /** refuse connections by cutting them */
  down: boolean
  /** files of the widget that are not there, by their path */
  missing: RegExp | null
  /** cut the answer of so many POSTs after they were applied */
  cutAnswers: number
  push(frame: Frame): void
  close(): Promise<void>
}

const widgetFolder = join(import.meta.dirname, '..')
const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const csp = (origin: string) =>
  `default-src 'none'; script-src ${origin} 'nonce-host'; style-src ${origin} 'nonce-host'; connect-src ${origin} ${origin.replace('http', 'ws')}; img-src ${origin}; font-src ${origin}; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`

export async function startFakeServer(dist = join(widgetFolder, 'dist')): Promise<FakeServer> {
  const sockets = new Set<WebSocket>()
  /** the log: durable frames, replayed after a cursor */
  const log: Frame[] = []
  const append = (frame: Record<string, unknown>) => {
    log.push({ t: 'event', cursor: `c${log.length + 1}`, ...frame } as Frame)
    fake.push(log.at(-1)!)
  }
  const seen = new Map<string, unknown>()
  const conversation: { thread: ThreadView | null; seq: number; version: number } = {
    thread: null,
    seq: 5,
    version: 1,
  }
  const fake: FakeServer = {
    url: '',
    posts: [],
    down: false,
    missing: null,
    cutAnswers: 0,
    push: (frame) => {
      for (const socket of sockets) socket.send(JSON.stringify(frame))
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.terminate()
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  const event = (item: Omit<ViewEvent, 'itemId' | 'version'>) => {
    const version = conversation.version++
    append({ item: { itemId, version, ...item } as ViewEvent })
  }

  const said = (key: string, value: string, by: 'contact' | 'host') => ({
    key,
    value,
    by,
    at: Date.now(),
    disputed: false,
    counts: by === 'contact',
  })
  let facts = [said('name', 'Samuel Andersson-Okafor', 'host'), said('email', 'sam@shop.example', 'contact')]

  const message = (by: 'contact' | 'ai', body: Record<string, unknown>, text: string) => {
    const seq = ++conversation.seq
    return {
      entry: 'message' as const,
      messageId: String(body['messageId'] ?? `msg_01890000-0000-7000-8000-${String(seq).padStart(12, '0')}`),
      seq,
      at: Date.now(),
      by,
      name: null,
      workerId: null,
      text,
      sources: by === 'ai' ? [{ articleId: 'art_1', articleVersion: 2, title: 'Late fees' }] : [],
      aiDrafted: false,
      attachments: [],
    }
  }

  const apply = (path: string, body: Record<string, unknown>): unknown => {
    const accepted = { cursor: `c${log.length}`, version: conversation.version, itemId }
    if (path === '/v1/contacts') return { contactId: 'ctc_1', token: 'token' }
    if (path === '/v1/conversations') {
      const now = Date.now()
      const base = states.ai(now)
      conversation.seq = 0
      const entries = typeof body['text'] === 'string' ? [message('contact', body, body['text'])] : []
      const asked = body['wants'] === 'person'
      const thread = {
        ...base,
        entries,
        head: {
          ...base.head,
          personOffered: false,
          lastSeq: conversation.seq,
          readByTeam: 0,
          ...(asked
            ? { place: 'queue' as const, status: 'waiting' as const, promise: states.queue(now).head.promise }
            : {}),
        },
      }
      conversation.thread = thread
      append({ fresh: thread })
      if (!asked)
        setTimeout(
          () =>
            event({
              entries: [message('ai', {}, 'A late fee is charged once per reminder.')],
              head: { lastSeq: conversation.seq, readByTeam: 1 },
            }),
          400,
        )
    } else if (path.endsWith('/messages'))
      event({
        entries: [message('contact', body, String(body['text']))],
        head: { lastSeq: conversation.seq },
      })
    else if (path.endsWith('/ask-for-human')) {
      event({
        head: { place: 'queue', promise: states.queue(Date.now()).head.promise, personOffered: false },
        entries: [
          { entry: 'line', version: conversation.version, at: Date.now(), code: 'asked', params: {} },
        ],
      })
    } else if (path.endsWith('/let-ai-try')) event({ head: { aiMayTry: body['on'] === true } })
    else if (path.endsWith('/withdraw-ask')) event({ head: { place: 'ai', promise: null, callback: null } })
    else if (path.endsWith('/rating')) event({ head: { rating: Number(body['score']) } })
    else if (path.endsWith('/solved')) event({ head: { solved: body['solved'] === true } })
    else if (path.endsWith('/close'))
      event({ head: { place: 'closed', closedAt: Date.now(), solvedAsked: 'now' } })
    else if (path.endsWith('/choose-wait') && body['way'] === 'callback')
      event({ head: { ...states.booked(Date.now()).head } })
    else if (path.endsWith('/choose-wait'))
      event({
        head: {
          promise: {
            ...states.queue(Date.now()).head.promise!,
            way: body['way'] === 'email' ? 'email' : 'here',
          },
          callback: null,
        },
      })
    else if (path.endsWith('/case-key')) return { caseKey: 'wlk_3kHVv0mQ2Tq8yJmXr5bN1cP7dF4gL6sW9zA0uE2iYoR' }
    else if (path.endsWith('/case-key/revoke')) return {}
    else if (path === '/v1/join') return { digits: 8, expiresInMs: 600_000, tries: 5 }
    else if (path === '/v1/join/confirm') return { contactId: 'ctc_1', itemId }
    else if (path === '/v1/contact/facts') {
      const { key, value } = body as { key: string; value: string | null }
      facts = facts.filter((fact) => fact.key !== key || fact.by !== 'contact')
      if (value !== null) facts.push(said(key, value, 'contact'))
    } else if (path === '/v1/contact/facts/dispute')
      facts = facts.map((fact) =>
        fact.key === body['key'] && fact.by === body['by']
          ? { ...fact, disputed: body['disputed'] === true }
          : fact,
      )
    else if (path === '/v1/attachments')
      return {
        attachmentId: 'att_01890000-0000-7000-8000-000000000001',
        name: 'a.png',
        mediaType: 'image/png',
        bytes: 1200,
      }
    return accepted
  }

  const get = (url: URL, slug: StateName): unknown => {
    const now = Date.now()
    if (url.pathname.startsWith('/v1/front/')) return frontFor(slug, now)
    if (url.pathname === '/v1/sync') {
      const state = contactStateFor(slug, now)
      if (conversation.thread !== null) state.threads = [conversation.thread]
      return { cursor: `c${log.length}`, state }
    }
    if (url.pathname === '/v1/contact/facts')
      return { name: 'Sam', identified: true, firstSeenAt: now, language: 'en', facts }
    if (url.pathname === '/v1/contact/last-person') return { name: 'Amara', now: 'away' }
    if (url.pathname.endsWith('/callback-slots')) {
      const first = Math.ceil(now / 900_000) * 900_000 + 3 * 3600_000
      return {
        slots: Array.from({ length: 14 }, (_, n) => ({
          slotId: `s${n}`,
          at: first + n * 2700_000,
          workerId: null,
          name: n % 3 === 0 ? 'Amara' : n % 3 === 1 ? 'Jonas' : null,
        })),
      }
    }
    return null
  }

  const json = (response: ServerResponse, status: number, value: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }
  const post = async (request: IncomingMessage, response: ServerResponse, path: string) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const text = Buffer.concat(chunks).toString()
    const body =
      request.headers['content-type'] === 'application/json'
        ? (JSON.parse(text) as Record<string, unknown>)
        : {}
    const key = String(request.headers['idempotency-key'])
    if (!path.endsWith('/read') && !path.endsWith('/typing')) fake.posts.push({ path, body, key })
    const answer = seen.get(key) ?? apply(path, body)
    seen.set(key, answer)
    if (fake.cutAnswers > 0 && path.endsWith('/messages')) {
      fake.cutAnswers--
      return void response.destroy()
    }
    json(response, path === '/v1/contacts' || path.startsWith('/v1/conversations') ? 201 : 200, answer)
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x')
    if (fake.down && url.pathname.startsWith('/v1/')) return void response.destroy()
    const from = new URL(request.headers.referer ?? 'http://x').searchParams
    if (from.has('offline') && request.method === 'POST') return void response.destroy()
    const slug = (from.get('state') ?? 'ai') as StateName
    const [, without, path = url.pathname] = /^\/without\/(\w+)(\/.*)/.exec(url.pathname) ?? []
    const isMissing = path.includes(`/parts/${without}-`) || fake.missing?.test(path)
    if (url.pathname.startsWith('/v1/')) {
      return request.method === 'GET'
        ? json(response, 200, get(url, slug))
        : void post(request, response, url.pathname)
    }
    if (url.pathname === '/') return page(response, url)
    const file = path.startsWith('/widget/')
      ? join(dist, path.slice(8))
      : join(widgetFolder, path === '/shop' ? 'host/index.html' : path)
    if (!existsSync(file) || isMissing) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  const page = (response: ServerResponse, url: URL) => {
    const { searchParams: q } = url
    const language = q.get('lang') ?? 'en'
    // `offline`: what was said is there, and nothing can be sent · `without`: a part of the widget that is not there
    const offline = q.has('offline')
      ? '<script nonce="host">Object.defineProperty(navigator, "onLine", { get: () => false })</script>'
      : ''
    const base = q.has('without') ? `/without/${q.get('without')}` : ''
    const body = `<!doctype html><html lang="${language}"><meta charset="utf-8">${q.has('gallery') ? '<script src="/widget/gallery-frame.js"></script>' : ''}<meta name="viewport" content="width=device-width,initial-scale=1"><title>Host</title><style nonce="host">:root{color-scheme:light dark}body{margin:0;background:light-dark(#eef1f0,#0f1211)}</style><body>${offline}<script src="${base}/widget/loader.js" data-workspace="${q.get('state') ?? 'ai'}" async></script></body></html>`
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': csp(fake.url),
        'referrer-policy': 'same-origin',
      })
      .end(body)
  }

  const live = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    if (fake.down) return void socket.destroy()
    live.handleUpgrade(request, socket, head, (connection) => {
      connection.on('close', () => sockets.delete(connection))
      connection.on('message', () => {
        const after = Number(new URL(request.url ?? '', fake.url).searchParams.get('after')?.slice(1))
        for (const frame of log.slice(after)) connection.send(JSON.stringify(frame))
        connection.send(JSON.stringify({ t: 'ready', cursor: `c${log.length}` }))
        sockets.add(connection)
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return fake
}
