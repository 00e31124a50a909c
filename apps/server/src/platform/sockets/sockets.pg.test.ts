import type { Frame } from '@warmline/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { send, startTestServer, type TestServer } from '../../harness/test-server.ts'
import { encodeCursor } from './cursor.ts'

let server: TestServer
let slug: string
let workspaceId: string

beforeAll(async () => {
  server = await startTestServer({ nodes: 2, heartbeatMs: 300 })
  ;({ slug, workspaceId } = await server.workspace())
})
afterAll(() => server?.close())

type EventFrame = Extract<Frame, { t: 'event' }>

/** A socket with everything it heard. */
class Line {
  readonly frames: Frame[] = []
  readonly ws: WebSocket
  closed: { code: number } | null = null
  #wake: () => void = () => undefined

  constructor(
    base: string,
    after: string | null,
    token: string | null,
    options: { protocol?: boolean; origin?: string } = {},
  ) {
    const url = `${base.replace('http', 'ws')}/v1/events${after === null ? '' : `?after=${after}`}`
    const headers = options.origin === undefined ? {} : { origin: options.origin }
    this.ws = new WebSocket(url, options.protocol ? ['warmline.v1', token ?? ''] : [], { headers })
    if (!options.protocol && token !== null)
      this.ws.on('open', () => this.ws.send(JSON.stringify({ t: 'auth', token })))
    this.ws.on('message', (data) => {
      this.frames.push(JSON.parse(String(data)) as Frame)
      this.#wake()
    })
    this.ws.on('close', (code) => {
      this.closed = { code }
      this.#wake()
    })
    this.ws.on('error', () => undefined)
  }

  events(): EventFrame[] {
    return this.frames.filter((frame) => frame.t === 'event')
  }

  texts(): string[] {
    return this.events().flatMap((frame) =>
      (frame.fresh?.entries ?? frame.item?.entries ?? []).flatMap((entry) =>
        entry.entry === 'message' && entry.text !== null ? [entry.text] : [],
      ),
    )
  }

  async until(isThere: (line: Line) => boolean, within = 30_000): Promise<void> {
    let isLate = false
    const deadline = setTimeout(() => {
      isLate = true
      this.#wake()
    }, within)
    while (!isThere(this)) {
      if (isLate)
        throw new Error(
          `not within ${within} ms; heard ${JSON.stringify(this.frames).slice(0, 600)} ${JSON.stringify(this.closed)}`,
        )
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    clearTimeout(deadline)
  }

  close(): void {
    this.ws.close()
  }
}

let messages = 0
const messageId = () => `msg_01890000-0000-7000-8000-${(++messages).toString(16).padStart(12, '0')}`

async function conversation(node = 0, text = 'first', company = slug) {
  const contact = await server.contact(company, node)
  const opened = await send(server.bases[node]!, 'POST', '/v1/conversations', {
    token: contact.token,
    body: { language: 'en', wants: 'ai', text },
  })
  expect(opened.status).toBe(201)
  return { ...contact, itemId: opened.json.itemId, cursor: opened.json.cursor }
}
const write = (node: number, talk: { token: string; itemId: string }, text: string) =>
  send(server.bases[node]!, 'POST', `/v1/conversations/${talk.itemId}/messages`, {
    token: talk.token,
    body: { messageId: messageId(), text },
  })
const startCursor = () => encodeCursor(workspaceId, { lane: 0, position: 0 })

describe('the line', () => {
  it('replays from a cursor, cuts over, follows: nothing lost, doubled or out of order under concurrent writes', async () => {
    const talk = await conversation()
    const noise = await conversation()
    const lines: Line[] = []
    const all: string[] = []
    for (let round = 0; round < 12; round++) {
      const texts = Array.from({ length: 8 }, (_, n) => `m${round}-${n}`)
      all.push(...texts)
      lines.push(new Line(server.bases[round % 2]!, startCursor(), talk.token))
      const sent = await Promise.all([
        ...texts.map((text, n) => write((round + n) % 2, talk, text)),
        ...texts.map((text) => write(0, noise, `noise ${text}`)),
      ])
      expect(sent.every((answer) => answer.status === 201)).toBe(true)
    }
    for (const line of lines) {
      await line.until((one) => one.texts().length >= all.length + 1)
      const texts = line.texts()
      expect(texts).toHaveLength(all.length + 1)
      expect(new Set(texts)).toEqual(new Set(['first', ...all]))
      const versions = line.events().map((frame) => frame.item?.version ?? 0)
      expect(versions).toEqual([...versions].sort((a, b) => a - b))
      expect(texts).toEqual(lines[0]?.texts())
      line.close()
    }
  })

  it('resumes where a client stopped, on the other node', async () => {
    const talk = await conversation()
    const first = new Line(server.bases[0]!, startCursor(), talk.token)
    await write(0, talk, 'before')
    await first.until((line) => line.texts().includes('before'))
    const cursor = first.events().at(-1)?.cursor ?? ''
    first.close()
    await write(0, talk, 'while away')
    const second = new Line(server.bases[1]!, cursor, talk.token)
    await write(1, talk, 'after')
    await second.until((line) => line.texts().includes('after'))
    expect(second.texts()).toEqual(['while away', 'after'])
    second.close()
  })

  it('a message on one node reaches a socket on the other', async () => {
    const talk = await conversation(0)
    const line = new Line(server.bases[1]!, talk.cursor, talk.token)
    await line.until((one) => one.frames.some((frame) => frame.t === 'ready'))
    await write(0, talk, 'across')
    await line.until((one) => one.texts().includes('across'))
    line.close()
  })

  it('a contact hears nothing of others; a lead hears all; a worker what they are given', async () => {
    const own = await server.workspace()
    const lead = await server.person(own.workspaceId, ['lead'])
    const worker = await server.person(own.workspaceId, ['worker'])
    const other = await server.contact(own.slug)
    const lines = [lead, worker, other].map((who) => new Line(server.bases[0]!, null, who.token))
    await Promise.all(
      lines.map((line) => line.until((one) => one.frames.some((frame) => frame.t === 'ready'))),
    )
    const talk = await conversation(1, 'only for some', own.slug)
    await lines[0]!.until((line) =>
      line.events().some((frame) => frame.freshCard?.head.itemId === talk.itemId),
    )
    const available = await send(server.bases[1]!, 'POST', '/v1/availability', {
      token: worker.token,
      body: { available: true, capacity: 4 },
    })
    expect(available.status).toBe(201)
    await lines[1]!.until((line) => line.events().some((frame) => frame.fresh?.head.itemId === talk.itemId))
    const fresh = lines[1]!.events().find((frame) => frame.fresh?.head.itemId === talk.itemId)
    expect(
      fresh?.fresh?.entries.some((entry) => entry.entry === 'message' && entry.text === 'only for some'),
    ).toBe(true)
    expect(fresh?.freshCard?.head).toEqual(fresh?.fresh?.head)
    expect(lines[2]!.events()).toEqual([])
    for (const line of lines) line.close()
  })

  it('typing arrives without a place in the order, from the other node too', async () => {
    const own = await server.workspace()
    const talk = await conversation(0, 'first', own.slug)
    const worker = await server.person(own.workspaceId, ['worker'])
    await send(server.bases[0]!, 'POST', '/v1/availability', {
      token: worker.token,
      body: { available: true, capacity: 4 },
    })
    const line = new Line(server.bases[1]!, talk.cursor, talk.token)
    await line.until((one) =>
      one.events().some((frame) => frame.item?.head?.holder?.workerId === worker.workerId),
    )
    const typed = await send(server.bases[0]!, 'POST', `/v1/items/${talk.itemId}/typing`, {
      token: worker.token,
      body: {},
    })
    expect(typed.status).toBe(200)
    await line.until((one) => one.frames.some((frame) => frame.t === 'typing'))
    expect(line.frames.find((frame) => frame.t === 'typing')).toEqual({
      t: 'typing',
      itemId: talk.itemId,
      by: 'worker',
      name: 'Ada',
    })
    line.close()
  })

  it('beats after silence and moves the cursor over what was for others', async () => {
    const quiet = await server.contact(slug)
    const line = new Line(server.bases[0]!, startCursor(), quiet.token)
    await conversation()
    await line.until((one) => one.frames.some((frame) => frame.t === 'hb'))
    const beat = line.frames.find((frame) => frame.t === 'hb')
    const again = new Line(server.bases[0]!, beat?.t === 'hb' ? beat.s : '', quiet.token)
    await again.until((one) => one.frames.some((frame) => frame.t === 'ready'))
    expect(again.frames.some((frame) => frame.t === 'resync')).toBe(false)
    line.close()
    again.close()
  })

  it('asks for a fresh snapshot when the cursor is not ours, from another workspace, or from the future', async () => {
    const talk = await conversation()
    const other = await server.workspace()
    const foreign = encodeCursor(other.workspaceId, { lane: 0, position: 1 })
    const future = encodeCursor(workspaceId, { lane: 0, position: 1e9 })
    for (const cursor of ['nonsense', foreign, future]) {
      const line = new Line(server.bases[0]!, cursor, talk.token)
      await line.until((one) => one.frames.some((frame) => frame.t === 'resync'))
      expect(line.events()).toEqual([])
      line.close()
    }
  })
})

describe('who may listen', () => {
  it('takes the token in the subprotocol as well, and refuses a wrong one', async () => {
    const talk = await conversation()
    const line = new Line(server.bases[0]!, talk.cursor, talk.token, { protocol: true })
    await line.until((one) => one.frames.some((frame) => frame.t === 'ready'))
    expect(line.ws.protocol).toBe('warmline.v1')
    line.close()
    const wrong = new Line(server.bases[0]!, null, `wlc_${'y'.repeat(43)}`)
    await wrong.until((one) => one.closed !== null)
    expect(wrong.closed?.code).toBe(4001)
  })

  it('refuses a foreign page, and commands on the socket', async () => {
    const talk = await conversation()
    const foreign = new Line(server.bases[0]!, talk.cursor, talk.token, { origin: 'https://evil.example' })
    await foreign.until((one) => one.closed !== null)
    expect(foreign.closed?.code).toBe(4003)
    const line = new Line(server.bases[0]!, talk.cursor, talk.token)
    await line.until((one) => one.frames.some((frame) => frame.t === 'ready'))
    line.ws.send('{"t":"send","text":"hi"}')
    await line.until((one) => one.closed !== null)
    expect(line.closed?.code).toBe(4002)
  })

  it('ends with the session, on whichever node it is', async () => {
    const lead = await server.person(workspaceId, ['lead', 'admin'])
    const line = new Line(server.bases[1]!, null, lead.token)
    await line.until((one) => one.frames.some((frame) => frame.t === 'ready'))
    expect(
      (await send(server.bases[0]!, 'POST', '/v1/sign-out', { token: lead.token, body: {} })).status,
    ).toBe(200)
    await line.until((one) => one.closed !== null)
    const again = new Line(server.bases[1]!, null, lead.token)
    await again.until((one) => one.closed !== null)
    expect(again.closed?.code).toBe(4001)
  })
})

describe('without sockets', () => {
  it('a long poll waits for the next event and gives the place to go on from', async () => {
    const talk = await conversation()
    const waiting = send(server.bases[0]!, 'GET', `/v1/events?after=${talk.cursor}&wait=10`, {
      token: talk.token,
    })
    await new Promise((resolve) => setTimeout(resolve, 150))
    await write(1, talk, 'polled')
    const answer = await waiting
    const frames = answer.json.frames.filter((frame) => frame.t === 'event')
    const seen = JSON.stringify(frames)
    expect(answer.status).toBe(200)
    const next = seen.includes('polled')
      ? answer
      : await send(server.bases[0]!, 'GET', `/v1/events?after=${answer.json.cursor}&wait=5`, {
          token: talk.token,
        })
    expect(seen + JSON.stringify(next.json.frames)).toContain('polled')
    const empty = await send(server.bases[0]!, 'GET', `/v1/events?after=${next.json.cursor}&wait=0`, {
      token: talk.token,
    })
    expect(empty.status).toBe(200)
  })

  it('server-sent events carry the same frames', async () => {
    const talk = await conversation()
    const stop = new AbortController()
    const response = await fetch(`${server.bases[0]}/v1/events?after=${startCursor()}`, {
      headers: { authorization: `Bearer ${talk.token}`, accept: 'text/event-stream' },
      signal: stop.signal,
    })
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body!) {
      text += decoder.decode(chunk as Uint8Array, { stream: true })
      if (text.includes('event: event') && text.includes('first')) break
    }
    stop.abort()
    expect(text).toMatch(/^id: [\w-]+\nevent: ready\n/)
  })
})
