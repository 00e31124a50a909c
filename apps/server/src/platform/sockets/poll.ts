import type { Frame } from '@warmline/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Auth, isAbout } from '../auth/auth.ts'
import { encodeCursor } from './cursor.ts'
import type { Hub, Subscription } from './hub.ts'
import { Outbox } from './outbox.ts'
import type { Viewer } from './presenter.ts'

export interface Polled {
  cursor: string
  frames: Frame[]
}

const mostInOnePoll = 500
/** after the first frame others may follow in the same moment */
const gatherMs = 10

/** The fallback where sockets do not get through: answers as soon as there is something, at the latest after `waitMs`. */
export async function poll(
  hub: Hub,
  viewer: Viewer,
  after: string | null,
  waitMs: number,
  signal: AbortSignal,
): Promise<Polled> {
  const frames: Frame[] = []
  let subscription: Subscription | null = null
  let cursor = after ?? ''
  await new Promise<void>((resolve) => {
    let deadline = setTimeout(resolve, Math.max(waitMs, 50))
    const soon = () => {
      clearTimeout(deadline)
      deadline = setTimeout(resolve, gatherMs)
    }
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
    const sink = {
      event: (frame: object, position: number) => {
        if (frames.length >= mostInOnePoll) return resolve()
        cursor = encodeCursor(viewer.workspaceId, { lane: 0, position })
        frames.push({ t: 'event', cursor, ...frame })
        soon()
      },
      ephemeral: () => undefined,
      resync: () => {
        frames.push({ t: 'resync' })
        resolve()
      },
    }
    subscription = hub.subscribe(viewer, after, sink, (start) => {
      cursor = start
    })
  })
  const last = subscription as Subscription | null
  // with nothing to send, the client may move on over what was not for it
  if (frames.length === 0) cursor = last?.cursor() ?? cursor
  last?.close()
  return { cursor, frames }
}

interface Streaming {
  /** gives its place back */
  release: () => void
  auth: Pick<Auth, 'onChanged' | 'isStillGood'>
  /** ends when the node stops */
  leaving: AbortSignal
  now: () => number
}
/** how often a stream asks whether its token still holds */
const askAgainMs = 60_000

/** Server-sent events for API users: the same frames, the cursor as the event's id. */
export function streamEvents(
  hub: Hub,
  viewer: Viewer,
  after: string | null,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { release, auth, now, leaving }: Streaming,
): { ok: true; streamed: true } {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
    ...allowedOrigin(reply),
  })
  const outbox = new Outbox({
    write: (text, done) => {
      const frame = JSON.parse(text) as Frame
      const id = 'cursor' in frame ? `id: ${frame.cursor}\n` : ''
      raw.write(`${id}event: ${frame.t}\ndata: ${text}\n\n`, () => done())
    },
    overflow: () => raw.destroy(),
    now,
  })
  const subscription = hub.subscribe(
    viewer,
    after,
    {
      event: (frame, position) =>
        outbox.send({
          t: 'event',
          cursor: encodeCursor(viewer.workspaceId, { lane: 0, position }),
          ...frame,
        }),
      ephemeral: (frame) => outbox.send(frame),
      resync: () => {
        outbox.send({ t: 'resync' })
        raw.end()
      },
    },
    (cursor) => outbox.send({ t: 'ready', cursor }),
  )
  const { caller } = request
  let askedAt = now()
  async function askAgain(): Promise<void> {
    askedAt = now()
    if (caller === null || caller.kind === 'public') return
    if (!(await auth.isStillGood(caller).catch(() => true))) raw.end()
  }
  const beat = setInterval(() => {
    const cursor = subscription.cursor()
    if (cursor !== null && now() - outbox.sentAt >= 25_000) outbox.send({ t: 'hb', s: cursor })
    if (now() - askedAt > askAgainMs) void askAgain()
  }, 1_000)
  const leave = () => raw.end()
  leaving.addEventListener('abort', leave, { once: true })
  const withdraw = auth.onChanged((who) => {
    if (caller !== null && isAbout(caller, who)) raw.end()
  })
  const end = () => {
    leaving.removeEventListener('abort', leave)
    withdraw()
    clearInterval(beat)
    outbox.end()
    subscription.close()
    release()
  }
  if (raw.destroyed) end()
  else raw.on('close', end)
  return { ok: true, streamed: true }
}

function allowedOrigin(reply: FastifyReply): Record<string, string> {
  const origin = reply.getHeader('access-control-allow-origin')
  return typeof origin === 'string' ? { 'access-control-allow-origin': origin, vary: 'Origin' } : {}
}
