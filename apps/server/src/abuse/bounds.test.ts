import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Ground, startGround } from './harness/ground.ts'
import { type Raw, upgrade } from './harness/raw.ts'

let ground: Ground
let slug: string
const open: Raw[] = []

beforeAll(async () => {
  const bounds = { perAddress: 6, perAddressUnnamed: 4, perViewer: 3, mostWaiting: 7 }
  ground = await startGround({ bounds })
  ;({ slug } = await ground.server.workspace())
})
afterAll(async () => {
  for (const line of open) line.end()
  ground?.expectNoLeak()
  await ground?.close()
})

async function socket(address: string, token?: string, until?: string): Promise<Raw> {
  const headers: Record<string, string> = { 'X-Forwarded-For': address }
  if (token !== undefined) headers['Sec-WebSocket-Protocol'] = `warmline.v1, ${token}`
  const { line } = await upgrade(ground.port, headers, until === undefined ? {} : { until })
  open.push(line)
  return line
}
const named = (address: string, token: string) => socket(address, token, '"t":')
/** It was told why, instead of being served. */
const isFull = (line: Raw) => line.heard().includes('too many connections')
async function sockets(count: number, address: string, token: string): Promise<Raw[]> {
  const all: Raw[] = []
  for (let n = 0; n < count; n++) {
    const { line } = await upgrade(
      ground.port,
      { 'X-Forwarded-For': address, 'Sec-WebSocket-Protocol': `warmline.v1, ${token}` },
      { until: '\r\n\r\n' },
    )
    open.push(line)
    await line.until(/"t":"ready"|too many/)
    all.push(line)
  }
  return all
}

it('sockets of one contact, and of one address', async () => {
  const [first, second, third] = await Promise.all([1, 2, 3].map(() => ground.server.contact(slug)))
  const ofFirst = await sockets(4, '192.0.2.1', first!.token)
  expect(ofFirst.map(isFull)).toEqual([false, false, false, true])
  // the one that was full has given its place back
  await expect.poll(async () => (await sockets(1, '192.0.2.1', second!.token)).map(isFull)).toEqual([false])
  const more = await sockets(3, '192.0.2.1', third!.token)
  expect(more.map(isFull).at(-1)).toBe(true)
  expect((await sockets(1, '192.0.2.2', third!.token)).map(isFull)).toEqual([false])
  ofFirst[0]!.end()
  await expect.poll(async () => (await sockets(1, '192.0.2.3', first!.token)).map(isFull)).toEqual([false])
})

it('sockets that do not say who they are shut out neither others nor for long', async () => {
  const silent = await Promise.all([1, 2, 3, 4].map(() => socket('198.51.100.1')))
  expect(silent.map((line) => line.heard().slice(9, 12))).toEqual(['101', '101', '101', '101'])
  const refused = await socket('198.51.100.1')
  expect(refused.heard()).toMatch(/^HTTP\/1\.1 429 .*Retry-After: \d/s)
  // who says at once who they are needs no such place
  const { token } = await ground.server.contact(slug)
  expect((await named('198.51.100.1', token)).heard()).toContain('ready')
  const others = await Promise.all([1, 2, 3].map(() => socket('198.51.100.2')))
  expect(others.map((line) => line.heard().slice(9, 12))).toEqual(['101', '101', '101'])
  expect((await socket('198.51.100.3')).heard()).toMatch(/^HTTP\/1\.1 503 .*Retry-After: \d/s)
  for (const line of [...silent, ...others]) line.end()
  await expect.poll(async () => (await socket('198.51.100.3')).heard().slice(9, 12)).toBe('101')
})

it('long polls and streams of one contact', async () => {
  const { token } = await ground.server.contact(slug)
  const gone = new AbortController()
  const streams = await Promise.all(
    Array.from({ length: 20 }, () =>
      fetch(`${ground.base}/v1/events`, {
        headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
        signal: gone.signal,
      }),
    ),
  )
  expect(streams.map(({ status }) => status)).toEqual(Array(20).fill(200))
  const over = await ground.from(null, 'GET', '/v1/events', { token })
  expect([over.status, over.problem.code]).toEqual([429, 'too-many-requests'])
  expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0)
  const other = await ground.server.contact(slug)
  expect((await ground.from(null, 'GET', '/v1/events', { token: other.token })).status).toBe(200)
  gone.abort()
  await expect.poll(async () => (await ground.from(null, 'GET', '/v1/events', { token })).status).toBe(200)
})
