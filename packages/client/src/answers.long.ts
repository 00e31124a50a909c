import { frame } from '@warmline/contracts'
import { anyText, bent, fuzz, mutantsOf, nasty, printFuzz } from '@warmline/testkit/fuzz'
import { shapeOf } from '@warmline/testkit/shapes'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { settled, World } from './harness/world.ts'
import { createClient } from './http.ts'
import { createLive, type LiveFrame, type LiveStatus } from './live.ts'

/** What a proxy, a captive portal or a broken server says in the server's place must cost a pause, never the line. */
afterAll(printFuzz)

const jsonOf = (value: unknown) => JSON.stringify(value) ?? 'undefined'
const frames = mutantsOf(shapeOf(frame))
const said = fc.oneof(
  { weight: 4, arbitrary: frames.map(jsonOf) },
  { weight: 2, arbitrary: bent(frames.map(jsonOf)) },
  nasty.map(jsonOf),
  anyText,
)
const kinds = ['application/json', 'application/problem+json', 'text/html', 'image/png', '', 'json;;;']
const status = fc.constantFrom(200, 200, 201, 204, 400, 401, 404, 409, 429, 500, 502, 503, 599)
const retryAfter = fc.oneof(
  fc.constantFrom('1', '0', '-5', '1e400', 'Wed, 21 Oct 2015 07:28:00 GMT'),
  fc.string(),
)
const answers = fc.record({
  status,
  type: fc.constantFrom(...kinds),
  retryAfter,
  body: fc.oneof(
    said,
    fc.record({ cursor: nasty, frames: fc.oneof(fc.array(frames, { maxLength: 3 }), nasty) }).map(jsonOf),
    fc.record({ code: nasty, status: fc.oneof(status, nasty), title: nasty }).map(jsonOf),
  ),
})

function responseOf({
  status,
  type,
  retryAfter,
  body,
}: {
  status: number
  type: string
  retryAfter: string
  body: string
}) {
  const headers = new Headers({ 'content-type': type })
  if (/^[\x20-\x7e]*$/.test(retryAfter)) headers.set('retry-after', retryAfter)
  return new Response(status === 204 ? null : body, { status, headers })
}

function open(world: World) {
  const heard: LiveFrame[] = []
  const seen: LiveStatus[] = []
  let refused = 0
  const client = createClient({ baseUrl: 'http://w', token: 'wlc_t', environment: world.environment() })
  const live = createLive({
    client,
    sync: async () => 'cursor',
    onFrame: (one) => heard.push(one),
    onStatus: (one) => seen.push(one),
    onRefused: () => refused++,
  })
  live.start()
  const expectSound = () => {
    expect(live.cursor()).not.toBe(undefined)
    for (const one of heard) expect(['event', 'typing', 'presence']).toContain(one.t)
  }
  return { live, refused: () => refused, expectSound, client }
}

const patiently = async (world: World, until: () => boolean) => {
  for (let n = 0; n < 80 && !until(); n++) await world.advance(1_000)
}

describe('what comes in the server’s place', () => {
  it('frames on a socket', () =>
    fuzz('server frame', fc.array(said, { minLength: 1, maxLength: 4 }), async (texts) => {
      const world = new World()
      const { live, expectSound } = open(world)
      await settled()
      for (const text of texts) {
        world.last().onmessage?.({ data: text } as never)
        await settled()
      }
      expectSound()
      // now the server itself is heard again
      const isBack = () => {
        world.answers = [
          new Response('{"cursor":"p","frames":[]}', { headers: { 'content-type': 'application/json' } }),
        ]
        if (!world.last().isClosed) world.last().hear({ t: 'ready', cursor: 'c' })
        return live.status() === 'live'
      }
      await patiently(world, isBack)
      expect(live.status()).toBe('live')
      live.stop()
    }))

  it('answers to polls', () =>
    fuzz('answer to a poll', fc.array(answers, { minLength: 1, maxLength: 3 }), async (all) => {
      const world = new World()
      world.socketsBroken = true
      world.answers = all.map(responseOf)
      const { live, refused, expectSound } = open(world)
      await patiently(world, () => world.answers.length === 0)
      expectSound()
      world.answers = [
        () => new Response('{"cursor":"p","frames":[]}', { headers: { 'content-type': 'application/json' } }),
        () => new Promise<Response>(() => undefined),
      ]
      await patiently(world, () => live.status() === 'live')
      // only an answer that says so ends it
      if (refused() === 0) expect(live.status()).toBe('live')
      else expect(all.some((one) => one.status === 401)).toBe(true)
      live.stop()
    }))

  it('answers to commands', () =>
    fuzz('answer to a command', answers, async (answer) => {
      const world = new World()
      world.answers = [responseOf(answer)]
      const { client } = open(world)
      const result = await client.call('forgetContact', { retries: 0 })
      if (result.ok) return expect(answer.status).toBeLessThan(300)
      const { problem, retryAfterMs = 0 } = result
      expect(problem.status === 0 || problem.status === answer.status).toBe(true)
      // a pause that setTimeout cannot hold would be none at all
      expect(retryAfterMs).toBeLessThanOrEqual(3_600_000)
    }))
})
