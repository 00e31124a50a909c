import type { Accepted, ContactState, Frame } from '@warmline/contracts'
import { newId } from '../ids.ts'
import type { Line, Session } from '../session.ts'
import { acked, nextToSend } from './deliver.ts'
import type { Feed } from './feed.ts'

interface Wish {
  wants?: 'ai' | 'person'
}

export interface FirstLine extends Line {
  /** up to where events have come; null = nothing yet */
  cursor(): string | null
}

/**
 * The line of the first look: it asks, listens and sends, and hands over to the lasting line (line/line.ts) at the
 * first trouble of any kind, or when it is quiet. What it was sending is repeated there under the same key.
 */
export function firstLine(session: Session, feed: Feed, onTrouble: () => void): FirstLine {
  const { store, memory, options, change } = session
  const { baseUrl, slug } = options
  let socket: WebSocket | undefined
  let hasStarted = false
  let isSending = false
  let isGone = false
  let cursor: string | null = null
  const trouble = () => {
    if (!isGone) onTrouble()
  }

  /** One try; anything but an answer of ours throws, and any answer after the hand-over. */
  const ask = async <T>(path: string, body?: unknown, key = '', token = memory.read('token')): Promise<T> => {
    const headers: Record<string, string> = {}
    if (token) headers['authorization'] = `Bearer ${token}`
    if (key) Object.assign(headers, { 'content-type': 'application/json', 'idempotency-key': key })
    const answer = await fetch(`${baseUrl}/v1/${path}`, {
      method: key ? 'POST' : 'GET',
      headers,
      signal: AbortSignal.timeout(key ? 14_000 : 8_000),
      body: JSON.stringify(body),
    })
    const value = await answer.json()
    // the lasting line repeats what was under way, under the same keys
    if (!answer.ok || isGone) throw value
    return value
  }
  /**
   * What is written goes out again over another connection while it has no answer; its key keeps it once. The lasting
   * line does this better, and may be long in coming over a line that is dead: it is sent for meanwhile.
   */
  const insist = (path: string, body: unknown, key: string) =>
    new Promise<Accepted>((resolve, reject) => {
      let tries = 0
      let timer = 0
      const go = () => {
        if (isGone) return
        if (tries++ > 1) trouble()
        if (tries < 5) timer = window.setTimeout(go, 2_500)
        ask<Accepted>(path, body, key)
          .then(resolve, reject)
          .finally(() => clearTimeout(timer))
      }
      go()
    })
  const connect = async () => {
    const snapshot = await ask<{ cursor: string; state: ContactState }>('sync?scope=contact')
    feed.snapshot(snapshot.state)
    cursor = snapshot.cursor
    socket = new WebSocket(`${baseUrl.replace(/^http/, 'ws')}/v1/events?after=${encodeURIComponent(cursor)}`)
    socket.onopen = () => {
      socket?.send(JSON.stringify({ t: 'auth', token: memory.read('token') }))
      // open and silent: something between swallows frames
      setTimeout(() => store.get().link === 'live' || trouble(), 2_500)
    }
    socket.onclose = trouble
    socket.onmessage = ({ data }) => {
      let frame: Frame
      try {
        frame = JSON.parse(data)
      } catch {
        return trouble()
      }
      if (frame.t === 'resync') return trouble()
      feed.frame(frame)
      if (frame.t === 'event') cursor = frame.cursor
      store.update({ link: 'live' })
    }
  }
  const drain = async () => {
    isSending = true
    for (;;) {
      const { outbox, language } = store.get()
      const entry = nextToSend(outbox)
      if (!entry) break
      const { key, command, itemId } = entry
      if (!memory.read('token')) {
        const opened = await ask<{ token: string }>(
          'contacts',
          { slug, language, wants: (command.body as Wish).wants },
          session.openKey,
        )
        session.useToken(opened.token)
        connect().catch(trouble)
      }
      const name =
        command.name === 'sendMessage' ? 'messages' : command.name.replace(/[A-Z]/g, '-$&').toLowerCase()
      const path = command.name === 'openConversation' ? '' : `/${itemId}/${name}`
      const accepted = await insist(`conversations${path}`, command.body, key)
      change((box) => acked(box, key, accepted.itemId))
      feed.accepted(entry, accepted.itemId)
    }
    isSending = false
  }
  // a log-out in another tab: the lasting line, which hears of it too, may not have come
  session.listen('storage', (event) => {
    if (isGone || (event as StorageEvent).key !== `warmline:${slug}:token` || memory.read('token')) return
    session.reset()
    options.tell('closed')
    socket?.close()
  })
  const flush = () => {
    if (!isSending) drain().catch(trouble)
  }
  return {
    cursor: () => cursor,
    start() {
      if (!hasStarted) {
        hasStarted = true
        const begun = memory.read('token')
          ? connect()
          : ask<ContactState['front']>(`front/${slug}`).then((front) => store.update({ front }))
        begun.catch(trouble)
      }
      flush()
    },
    stop() {
      isGone = true
      socket?.close()
    },
    wake: trouble,
    flush,
    read: (itemId, upTo) => ask(`conversations/${itemId}/read`, { upTo }, newId('evt')),
    forget(token) {
      if (token) ask('contacts/forget', {}, newId('evt'), token).catch(() => undefined)
      trouble()
    },
  }
}
