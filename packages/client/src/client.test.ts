import type { Frame, RouteName } from '@warmline/contracts'
import { describe, expect, it } from 'vitest'
import { settled, World } from './harness/world.ts'
import { type CallInput, createClient } from './index.ts'
import { createLive, type LiveFrame, type LiveOptions, type LiveStatus } from './live.ts'

const json = (value: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', ...headers },
  })
const refusal = (code: string, status: number, headers = {}) =>
  json({ type: 't', code, title: code, status, remedy: 'r' }, status, headers)
const itemId = 'wi_01890000-0000-7000-8000-000000000001'

describe('call', () => {
  it('fills path, query, body and token, and gives the answer as a value', async () => {
    const world = new World()
    const client = createClient({
      baseUrl: 'https://w.example',
      token: () => 'wlc_x',
      environment: world.environment(),
    })
    world.answers = [json({ cursor: 'c', version: 3 }, 201)]
    const result = await client.call('rate', { params: { itemId }, body: { score: 5 } })
    expect(result).toEqual({ ok: true, value: { cursor: 'c', version: 3 }, status: 201 })
    const [request] = world.requests
    expect(request?.url).toBe(`https://w.example/v1/conversations/${itemId}/rating`)
    expect(request?.init).toMatchObject({
      method: 'POST',
      body: '{"score":5}',
      headers: { authorization: 'Bearer wlc_x', 'idempotency-key': 'key-1' },
    })
    world.answers = [json({ cursor: 'c', state: {} })]
    await client.call('sync', { query: { scope: 'contact' } })
    expect(world.requests[1]?.url).toBe('https://w.example/v1/sync?scope=contact')
    expect(world.requests[1]?.init.body).toBeUndefined()
  })

  it('repeats what was lost under the same key, and what was refused not at all', async () => {
    const world = new World()
    const client = createClient({ baseUrl: '', environment: world.environment() })
    world.answers = ['lost', refusal('database-away', 503, { 'retry-after': '2' }), json({}, 200)]
    const calling = client.call('forgetContact')
    await world.advance(30_000)
    expect((await calling).ok).toBe(true)
    expect(
      new Set(world.requests.map(({ init }) => new Headers(init.headers).get('idempotency-key'))),
    ).toEqual(new Set(['key-1']))
    expect(world.requests).toHaveLength(3)
    world.answers = [refusal('wrong-state', 409)]
    const refused = await client.call('closeByContact', { params: { itemId } })
    expect(refused).toMatchObject({ ok: false, problem: { code: 'wrong-state', status: 409 } })
    expect(world.requests).toHaveLength(4)
  })

  it('gives up after its tries with a problem of its own', async () => {
    const world = new World()
    const client = createClient({ baseUrl: '', environment: world.environment() })
    const calling = client.call('forgetContact', { retries: 2 })
    await world.advance(60_000)
    expect(await calling).toMatchObject({ ok: false, problem: { code: 'unreachable', status: 0 } })
    expect(world.requests).toHaveLength(3)
  })

  it('a proxy’s own page is not taken for an answer of ours', async () => {
    const world = new World()
    const client = createClient({ baseUrl: '', environment: world.environment() })
    world.answers = [
      new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }),
    ]
    expect(await client.call('forgetContact', { retries: 0 })).toMatchObject({
      ok: false,
      problem: { code: 'unreachable' },
    })
  })
})

type Over = Partial<Pick<LiveOptions, 'pendingSince' | 'beat' | 'onListWanted'>> & {
  syncs?: (string | null)[]
}
function start(world: World, { syncs: answers, ...over }: Over = {}) {
  const statuses: LiveStatus[] = []
  const frames: LiveFrame[] = []
  let syncs = 0
  let refused = 0
  const client = createClient({ baseUrl: 'http://w', token: 'wlc_t', environment: world.environment() })
  const live = createLive({
    client,
    sync: async () => {
      syncs++
      return answers ? (answers.shift() ?? null) : `cursor-${syncs}`
    },
    onFrame: (frame) => frames.push(frame),
    onStatus: (status) => statuses.push(status),
    onRefused: () => refused++,
    ...over,
  })
  live.start()
  return { live, statuses, frames, syncs: () => syncs, refused: () => refused }
}
const event = (cursor: string): Frame => ({ t: 'event', cursor, settings: true })

describe('live', () => {
  it('syncs, connects with the token in the first frame, and stores cursors after frames', async () => {
    const world = new World()
    const { live, statuses, frames } = start(world)
    await settled()
    expect(world.last().url).toBe('ws://w/v1/events?after=cursor-1')
    world.last().open()
    expect(world.last().sent).toEqual(['{"t":"auth","token":"wlc_t"}'])
    world.last().hear({ t: 'ready', cursor: 'cursor-1' })
    world.last().hear(event('cursor-a'))
    world.last().hear({ t: 'hb', s: 'cursor-b' })
    expect([statuses, frames.length, live.cursor()]).toEqual([['connecting', 'live'], 1, 'cursor-b'])
  })

  it('goes stale, then offline, with growing pauses, and resumes at its cursor without a new sync', async () => {
    const world = new World()
    const { statuses, syncs } = start(world)
    await settled()
    world.last().hear(event('cursor-a'))
    world.last().drop()
    expect(statuses).toEqual(['connecting', 'live', 'stale'])
    await world.advance(800)
    expect(world.last().url).toContain('after=cursor-a')
    world.last().drop()
    expect(statuses.at(-1)).toBe('offline')
    await world.advance(30_000)
    expect(world.sockets.length).toBeGreaterThan(2)
    expect(syncs()).toBe(1)
  })

  it('a socket that never speaks while HTTP works is given up for polls; a server that is away is not held against it', async () => {
    const world = new World()
    const { statuses } = start(world)
    await settled()
    const poll = () => json({ cursor: 'p', frames: [] })
    world.last().drop()
    world.answers = [poll]
    await world.advance(2_000)
    expect(world.sockets).toHaveLength(2)
    world.answers = [poll, () => new Promise<Response>(() => undefined)]
    world.last().drop()
    await world.advance(2_000)
    expect([world.sockets.length, statuses.at(-1)]).toEqual([2, 'live'])
    const away = new World()
    start(away)
    await settled()
    for (let n = 0; n < 8; n++) {
      away.last().drop()
      await away.advance(70_000)
    }
    away.last().hear({ t: 'ready', cursor: 'c' })
    expect(away.requests.length).toBeGreaterThan(0)
    expect(away.sockets.length).toBeGreaterThan(4)
  })

  it('resync is the start-up path', async () => {
    const world = new World()
    const { syncs, live } = start(world)
    await settled()
    world.last().hear({ t: 'ready', cursor: 'cursor-1' })
    world.last().hear({ t: 'resync' })
    await settled()
    expect(syncs()).toBe(2)
    expect(world.last().url).toContain('after=cursor-2')
    expect(live.cursor()).toBe('cursor-2')
  })

  it('two sockets without a frame while polls get through: polls carry the line, and that is remembered', async () => {
    const world = new World()
    const { statuses, frames, live } = start(world)
    await settled()
    world.last().open()
    world.answers = [json({ cursor: 'p1', frames: [event('p1')] })]
    await world.advance(2_600)
    expect([world.sockets.length, world.sockets[0]?.isClosed, frames.length]).toEqual([2, true, 1])
    world.last().open()
    world.answers = [json({ cursor: 'p2', frames: [] }), () => new Promise<Response>(() => undefined)]
    await world.advance(2_600)
    expect(world.requests.map(({ url }) => url)).toEqual([
      'http://w/v1/events?after=cursor-1&wait=0',
      'http://w/v1/events?after=p1&wait=0',
      'http://w/v1/events?after=p2&wait=25',
    ])
    expect([statuses.at(-1), frames.length, live.cursor()]).toEqual(['live', 1, 'p2'])
    expect(world.sockets).toHaveLength(2)
  })

  it('a socket that goes silent at its opening in the dark is not held against sockets', async () => {
    const world = new World()
    const { live } = start(world)
    await settled()
    for (let n = 0; n < 4; n++) {
      world.last().open()
      await world.advance(10_000)
    }
    live.wake()
    await world.advance(1)
    world.last().hear({ t: 'ready', cursor: 'cursor-1' })
    world.last().drop()
    const [sockets, requests] = [world.sockets.length, world.requests.length]
    await world.advance(2_000)
    expect([world.sockets.length, world.requests.length]).toEqual([sockets + 1, requests])
  })

  it('polls that carry the line are looked after like a socket while something is unacknowledged', async () => {
    const world = new World()
    let pending: number | null = null
    world.socketsBroken = true
    const hangs = () => new Promise<Response>(() => undefined)
    world.answers = [json({ cursor: 'p1', frames: [] }), hangs, json({ cursor: 'p2', frames: [] }), hangs]
    start(world, { pendingSince: () => pending })
    await world.advance(2_000)
    expect(world.requests).toHaveLength(2)
    pending = world.at
    await world.advance(5_100)
    expect(world.requests.map(({ url }) => url.slice(-7))).toEqual([
      '&wait=0',
      'wait=25',
      '&wait=0',
      'wait=25',
    ])
  })

  it('a socket that is late: HTTP is asked beside it, and whichever speaks first carries the line', async () => {
    const world = new World()
    const { statuses, frames } = start(world)
    await settled()
    let poll: AbortSignal | null | undefined
    world.answers = [
      ({ init }) => {
        poll = init.signal
        return new Promise<Response>((_, reject) =>
          poll?.addEventListener('abort', () => reject(new Error('given up'))),
        )
      },
    ]
    await world.advance(3_500)
    expect([world.requests.length, world.sockets.length, world.last().isClosed]).toEqual([1, 1, false])
    world.last().open()
    world.last().hear({ t: 'ready', cursor: 'cursor-1' })
    world.last().hear(event('cursor-a'))
    await world.advance(20_000)
    expect([poll?.aborted, statuses, frames.length]).toEqual([true, ['connecting', 'live'], 1])
    expect([world.sockets.length, world.requests.length]).toEqual([1, 1])
    // the other way round
    world.last().drop()
    await world.advance(750)
    const late = world.last()
    world.answers = [json({ cursor: 'p1', frames: [event('p1')] })]
    await world.advance(2_600)
    expect([late.isClosed, late.onmessage, world.sockets.length]).toEqual([true, null, 3])
    expect([frames.length, statuses.at(-1), world.last().url]).toEqual([
      2,
      'stale',
      'ws://w/v1/events?after=p1',
    ])
    world.last().hear({ t: 'ready', cursor: 'p1' })
    expect(statuses.at(-1)).toBe('live')
  })

  it('what was waited for in vain is waited enough: in the dark a try follows the other, then ever longer pauses', async () => {
    const world = new World()
    start(world)
    await settled()
    world.last().hear({ t: 'ready', cursor: 'cursor-1' })
    const begun: number[] = []
    const hangs = ({ init }: { init: RequestInit }) =>
      new Promise<Response>((_, reject) =>
        init.signal?.addEventListener('abort', () => reject(new Error('late'))),
      )
    world.answers = Array.from({ length: 20 }, () => hangs)
    const before = world.at
    world.last().drop()
    for (let at = 0; at < 70_000; at += 50) {
      const known = world.sockets.length
      await world.advance(50)
      if (world.sockets.length > known) begun.push(Math.round((world.at - before) / 1_000))
    }
    expect(begun).toEqual([1, 8, 16, 23, 32, 47, 62])
  })

  it('a silent line with something unacknowledged is probed after four seconds', async () => {
    const world = new World()
    let pending: number | null = null
    start(world, { pendingSince: () => pending })
    await settled()
    world.last().hear({ t: 'ready', cursor: 'cursor-1' })
    pending = world.at
    await world.advance(5_100)
    expect(world.sockets).toHaveLength(2)
    expect(world.sockets[0]?.isClosed).toBe(true)
  })

  it('a line that is silent for longer than a heartbeat is dead', async () => {
    const world = new World()
    start(world)
    await settled()
    world.last().hear({ t: 'ready', cursor: 'cursor-1' })
    await world.advance(42_000)
    expect(world.sockets.length).toBeGreaterThan(1)
  })

  it('tries at once when woken, and stops for good when refused', async () => {
    const world = new World()
    const { live, statuses, refused } = start(world)
    await settled()
    world.last().hear(event('cursor-a'))
    for (let n = 0; n < 6; n++) {
      world.last().drop()
      await world.advance(40_000)
    }
    const before = world.sockets.length
    world.last().drop()
    live.wake()
    await world.advance(1)
    expect(world.sockets.length).toBe(before + 1)
    world.last().drop(4001)
    expect([statuses.at(-1), refused()]).toEqual(['idle', 1])
    await world.advance(120_000)
    expect(world.sockets.length).toBe(before + 1)
  })

  it('frames of a newer server that it does not know are let pass', async () => {
    const world = new World()
    const { frames, statuses, live } = start(world)
    await settled()
    world.last().hear({ t: 'ready', cursor: 'cursor-1' })
    world.last().hear({ t: 'weather', cursor: 'x', sunny: true } as unknown as Frame)
    world.last().hear(event('cursor-a'))
    expect([frames.length, statuses.at(-1), live.cursor()]).toEqual([1, 'live', 'cursor-a'])
    expect(live.heardAt()).toBe(world.at)
  })

  it('says over the socket what it holds: at once, every 25 s, and when a frame wakes it; posts when asked', async () => {
    const world = new World()
    let held: string | null = 'h1'
    let wanted = 0
    start(world, { beat: () => held, onListWanted: () => wanted++ })
    await settled()
    const beats = () => world.last().sent.filter((one) => one.includes('"hb"')).length
    world.last().hear({ t: 'ready', cursor: 'cursor-1' })
    expect(world.last().sent.at(-1)).toBe('{"t":"hb","h":"h1"}')
    for (let n = 0; n < 4; n++) {
      world.last().hear({ t: 'hb', s: 'cursor-2' })
      await world.advance(13_000)
    }
    expect(beats()).toBe(3)
    // timers that sleep: the server's beat wakes this side
    world.at += 21_000
    held = 'h2'
    world.last().hear({ t: 'hb', s: 'cursor-3' })
    expect([beats(), world.last().sent.at(-1)]).toEqual([4, '{"t":"hb","h":"h2"}'])
    held = null
    await world.advance(30_000)
    world.last().hear({ t: 'list' })
    expect([beats(), wanted]).toEqual([4, 1])
  })

  it('a snapshot that cannot be fetched is tried again', async () => {
    const world = new World()
    const { syncs, statuses } = start(world, { syncs: [null, null, 'c'] })
    await world.advance(10_000)
    expect(syncs()).toBe(3)
    expect(statuses).toContain('offline')
    expect(world.last().url).toContain('after=c')
  })
})

/** Never run: the compiler checks it. */
export async function typesHold(): Promise<void> {
  const client = createClient({ baseUrl: '' })
  const sent = await client.call('sendMessage', { params: { itemId }, body: { messageId: 'msg', text: 'x' } })
  if (sent.ok) sent.value.version satisfies number
  await client.call('session')
  await client.call('openConversation', { body: { language: 'en', wants: 'ai' } })
  await client.call('attach', { query: { name: 'x' }, body: new Blob([]), contentType: 'image/png' })
}

type Needs<N extends RouteName> = Record<never, never> extends CallInput<N> ? 'nothing' : 'something'
type Takes<N extends RouteName, K extends string> = K extends keyof NonNullable<CallInput<N>['query']>
  ? 'yes'
  : 'no'
'something' satisfies Needs<'openConversation'>
'something' satisfies Needs<'askForHuman'>
'nothing' satisfies Needs<'session'>
'nothing' satisfies Needs<'events'>
'yes' satisfies Takes<'sync', 'scope'>
'no' satisfies Takes<'sync', 'scoope'>
